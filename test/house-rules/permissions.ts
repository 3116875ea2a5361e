/** Nobody keeps a permission that nobody uses: the table says what is, not what once was. */
import { covers } from './covers.ts';
import type { Finding } from './finding.ts';
import type { House } from './house.ts';
import type { Import } from './import-of.ts';
import { resolve } from './resolve.ts';
import type { Room } from './room.ts';
import { roomOf } from './room-of.ts';
import { rooms } from './rooms.ts';

export const permissions = ({ sources }: House): readonly Finding[] =>
  rooms.flatMap((room) => {
    const taken = sources
      .filter(({ file }) => roomOf(file) === room)
      .flatMap(({ file, imports }) => imports.flatMap((one) => namesOf(file, one)));
    return permitted(room)
      .filter((entry) => !taken.some((name) => covers(entry, name)))
      .map((entry) => ({
        file: 'test/house-rules/rooms.ts',
        line: 0,
        what: room.name,
        sentence: `permits ${room.name} to import ${entry}, and nothing there does: delete it.`,
      }));
  });

const permitted = ({ imports, packages, types = [] }: Room): readonly string[] =>
  [imports, packages, types].filter((list) => list !== 'everything').flat();

/** What the table may call that which an import takes: a package, a file, a file’s room. */
const namesOf = (file: string, { specifier = '' }: Import): readonly string[] => {
  const target = resolve(file, specifier);
  if (target.kind === 'package') return [target.name];
  const room = roomOf(target.path);
  return room === undefined ? [target.path] : [target.path, room.name];
};
