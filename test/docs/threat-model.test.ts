/** Each line of docs/threat-model.md names a test that is there. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const text = readFileSync(path.join(root, 'docs/threat-model.md'), 'utf8');
const rows = text.split('\n').filter((line) => /^\| (?!somebody who|---)/.test(line));

/** Such as `test/a.test.ts`: “a title”; undefined where a row names none. */
const namedIn = (row: string): { readonly file: string; readonly title: string } | undefined => {
  const [, file, title] = /`(test\/[\w./-]+\.test\.ts)`: “(.+)” \|$/.exec(row) ?? [];
  return file === undefined || title === undefined ? undefined : { file, title };
};

/** What is wrong with the row; undefined if nothing is. */
const faultIn = (row: string): string | undefined => {
  const named = namedIn(row);
  if (named === undefined) return `names no test: ${row}`;
  const file = path.join(root, named.file);
  if (!existsSync(file)) return `there is no ${named.file}`;
  const isThere = readFileSync(file, 'utf8').includes(`'${named.title}'`);
  return isThere ? undefined : `${named.file} has no test “${named.title}”`;
};

test('there is a test for each threat', () => {
  expect(rows.length).toBeGreaterThan(25);
  expect(rows.map(faultIn).filter((fault) => fault !== undefined)).toEqual([]);
});

test('a row without a test, and one whose test is gone, are told', () => {
  expect(faultIn('| a | b | c |')).toMatch(/^names no test/);
  expect(faultIn('| a | b | `test/none.test.ts`: “x” |')).toMatch(/^there is no/);
  expect(faultIn('| a | b | `test/docs/threat-model.test.ts`: “never” |')).toMatch(
    /has no test “never”/,
  );
});
