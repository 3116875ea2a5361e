/** No file is longer than its room allows, unless a reason says why it is one thing all the same. */
import type { Finding } from './finding.ts';
import type { House } from './house.ts';
import { type LongFile, longFiles } from './long-files.ts';
import { roomOf } from './room-of.ts';

const list = 'test/house-rules/long-files.ts';

export const lengths = (
  { sources }: House,
  allowed: readonly LongFile[] = longFiles,
): readonly Finding[] => [
  ...sources.flatMap(({ file, lines }) => {
    const most = allowed.find((long) => long.file === file)?.lines ?? roomOf(file)?.lines;
    if (most === undefined || lines <= most) return [];
    return [{ file, line: 0, what: 'length', sentence: tooLong(lines, most) }];
  }),
  ...allowed
    .filter(({ file }) => {
      const lines = sources.find((source) => source.file === file)?.lines ?? 0;
      return lines <= (roomOf(file)?.lines ?? 0);
    })
    .map(({ file }) => ({
      file: list,
      line: 0,
      what: file,
      sentence: `allows ${file} to be long, and it is not any more: delete that line.`,
    })),
];

const tooLong = (lines: number, most: number): string =>
  `has ${lines} lines, and may have ${most}: split it by what it is, or give a reason in ${list}.`;
