/** The table of rooms as ARCHITECTURE.md shows it, between two marks. */
import { type Room, reaches as reachable } from './room.ts';
import { rooms } from './rooms.ts';

const begin = '<!-- printed by `npm run rooms`: change test/house-rules/rooms.ts -->';
const end = '<!-- end of the printed table -->';

/** The document with its table as it is now. Throws when the marks are not there. */
export const withTable = (document: string): string => {
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`There is no place for the table: ${begin} … ${end}`);
  return `${document.slice(0, from)}${begin}\n\n${table()}\n\n${document.slice(to)}`;
};

const table = (): string =>
  [
    '| room | what is in it | may import | does without |',
    '|---|---|---|---|',
    ...rooms.map(
      (room) => `| \`${room.name}\` | ${room.holds} | ${mayImport(room)} | ${without(room)} |`,
    ),
  ].join('\n');

const mayImport = (room: Room): string => {
  if (room.imports === 'everything') return 'everything';
  const own = room.imports.includes(room.name) ? ['itself'] : [];
  const others = room.imports.filter((entry) => entry !== room.name).map(short);
  const packages = room.packages === 'everything' ? [] : room.packages.map(short);
  const types = (room.types ?? []).map((entry) => `types of ${short(entry)}`);
  return [...own, ...others, ...packages, ...types].join(', ') || 'nothing';
};

const short = (name: string): string =>
  name === 'node:' ? 'Node' : `\`${name.replace(/^functions\/([a-z]+)$/, '$1')}\``;

/** Whoever does without all of it is pure; whoever may ask what time it is, nearly so. */
const without = ({ without: reaches = [] }: Room): string => {
  const all = Object.keys(reachable).length;
  if (reaches.length === all) return 'the world';
  if (reaches.length === all - 1 && !reaches.includes('clock')) return 'the world but its clock';
  return reaches.join(', ');
};
