import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readState, writeState } from '../../src/account/data-file.ts';
import { emptyState } from '../../src/account/state.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const fileIn = (...names: readonly string[]) => path.join(temporaryFolder(), ...names);

test('a file that is not there yet is an empty state', () => {
  expect(readState(fileIn('state.json'))).toEqual(emptyState());
});

test('a state is read as it was written, also in a folder that was not there', () => {
  const file = fileIn('new', 'folder', 'state.json');
  readState(file);
  writeState(file, { ...emptyState(), serial: 7 });
  expect(readState(file).serial).toBe(7);
});

test('writing leaves nothing but the file', () => {
  const file = fileIn('state.json');
  writeState(file, emptyState());
  writeState(file, emptyState());
  expect(readdirSync(path.dirname(file))).toEqual(['state.json']);
});

test.each([
  ['no JSON', 'key: value'],
  ['other JSON', '{"name":"my-shop"}'],
  ['a list', '[]'],
  ['a member of another kind', '{"journal":{}}'],
])('a file with %s is refused, and the error names it', (_, content) => {
  const file = fileIn('state.json');
  writeFileSync(file, content);
  expect(() => readState(file)).toThrow(`The data file ${file} does not hold the state`);
});

test('a file that cannot be read is refused, and the error names it', () => {
  const folder = temporaryFolder();
  expect(() => readState(folder)).toThrow(`The data file ${folder} can't be used`);
});
