/** Each report of docs/reports.md names a test that is there, by its file and its title. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readDocument, root } from './documents.ts';

const rows = readDocument('docs/reports.md')
  .prose.split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| reported |'));

type Row = { readonly reported: string; readonly file: string; readonly title: string };

const rowOf = (line: string): Row => {
  const [, reported, file, title] =
    /^\| (.+) \| \[[^\]]+\]\(\.\.\/(test\/[^)]+)\): “(.+)” \|$/.exec(line) ?? [];
  if (reported === undefined || file === undefined || title === undefined) {
    throw new Error(`This is no row of what was reported and its test: ${line}`);
  }
  return { reported, file, title };
};

/** Titles are written in single quotes; those of `test.each` have its placeholders. */
const isThere = ({ file, title }: Row): boolean => {
  const full = path.join(root, file);
  return existsSync(full) && readFileSync(full, 'utf8').includes(`'${title}'`);
};

test('there are reports', () => {
  expect(rows.length).toBeGreaterThan(40);
});

test.each(rows.map((line) => [rowOf(line).reported, rowOf(line)] as const))(
  '“%s” is held by a test that is there',
  (_, row) => {
    expect({ ...row, isThere: isThere(row) }).toEqual({ ...row, isThere: true });
  },
);

test.each([
  ['a file', '| a | [a](../test/no-such.test.ts): “a” |'],
  ['a title', '| a | [a](../test/docs/links.test.ts): “no such title” |'],
])('%s that isn’t there is found', (_, line) => {
  expect(isThere(rowOf(line))).toBe(false);
});
