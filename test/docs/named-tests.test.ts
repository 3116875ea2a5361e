/** Each row of docs/reports.md and docs/what-happens-when.md names a test that is there, by its title. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readDocument, root } from './documents.ts';

const rows = ['docs/reports.md', 'docs/what-happens-when.md'].flatMap((file) =>
  readDocument(file)
    .prose.split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (reported|…this fails) \|/.test(line)),
);

type Row = { readonly what: string; readonly file: string; readonly title: string };

const rowOf = (line: string): Row => {
  const [, what, file, title] =
    /^\| (.+?) \|.* \[[^\]]+\]\(\.\.\/(test\/[^)]+)\): “(.+)” \|$/.exec(line) ?? [];
  if (what === undefined || file === undefined || title === undefined) {
    throw new Error(`This row does not end with a test: ${line}`);
  }
  return { what, file, title };
};

/** Titles are written in quotes; those of `test.each`, and of templates, have their placeholders. */
const isThere = ({ file, title }: Row): boolean => {
  const full = path.join(root, file);
  if (!existsSync(full)) return false;
  const text = readFileSync(full, 'utf8');
  return text.includes(`'${title}'`) || text.includes(`\`${title}\``);
};

test('there are rows', () => {
  expect(rows.length).toBeGreaterThan(70);
});

test.each(rows.map((line) => [rowOf(line).what, rowOf(line)] as const))(
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
