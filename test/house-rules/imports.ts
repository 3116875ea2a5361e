/** Every file is in a room, and takes only what the room’s row in the table names. */
import { covers } from './covers.ts';
import type { Finding } from './finding.ts';
import type { House } from './house.ts';
import type { Import } from './import-of.ts';
import { resolve, type Target } from './resolve.ts';
import type { Room } from './room.ts';
import { roomOf } from './room-of.ts';
import type { Source } from './source.ts';

export const imports = ({ sources }: House): readonly Finding[] =>
  sources.flatMap((source) => {
    const room = roomOf(source.file);
    return room === undefined ? [inNoRoom(source)] : importsOf(source, room);
  });

const inNoRoom = ({ file }: Source): Finding => ({
  file,
  line: 0,
  what: 'no room',
  sentence:
    'is in no room: move it into one, or give its folder a row in test/house-rules/rooms.ts.',
});

const importsOf = (source: Source, room: Room): readonly Finding[] =>
  source.imports.flatMap((taken) => {
    const line = source.lineAt(taken.offset);
    if (taken.specifier === undefined) return [computed(source.file, line)];
    const target = resolve(source.file, taken.specifier);
    if (mayTake(room, target, taken)) return [];
    const what = target.kind === 'file' ? target.path : target.name;
    return [
      {
        file: source.file,
        line,
        what,
        sentence: `imports ${what}. ${room.name} may import: ${allowedIn(room)}.`,
      },
    ];
  });

const computed = (file: string, line: number): Finding => ({
  file,
  line,
  what: 'a computed import',
  sentence: 'imports what is computed, so that nobody can tell what it is: write it out.',
});

const mayTake = (room: Room, target: Target, { isTypeOnly }: Import): boolean => {
  const lists = isTypeOnly ? [room.types ?? []] : [];
  return target.kind === 'package'
    ? [room.packages, ...lists].some((list) => hasPackage(list, target.name))
    : [room.imports, ...lists].some((list) => hasFile(list, target.path));
};

const hasPackage = (list: readonly string[] | 'everything', name: string): boolean =>
  list === 'everything' || list.some((entry) => covers(entry, name));

/** What is in a workspace package is reached only by the package’s name, or from inside it. */
const hasFile = (list: readonly string[] | 'everything', file: string): boolean => {
  if (list === 'everything') return !file.startsWith('packages/') && !file.startsWith('..');
  const room = roomOf(file)?.name;
  return list.some((entry) => entry === file || entry === room);
};

const allowedIn = ({ imports, packages, types = [] }: Room): string => {
  const values = [imports, packages].flat();
  const all = [...values, ...types.map((entry) => `types of ${entry}`)];
  return all.length === 0 ? 'nothing' : all.join(', ');
};
