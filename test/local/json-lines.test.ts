import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appendJsonLine, readJsonLines } from '../../local/json-lines.ts';

const newFile = () => path.join(mkdtempSync(path.join(tmpdir(), 'lines-')), 'values.jsonl');

test('what was added is read in its order', () => {
  const file = newFile();
  appendJsonLine(file, { text: 'two\nlines' });
  appendJsonLine(file, null);
  expect(readJsonLines(file)).toEqual([{ text: 'two\nlines' }, null]);
});

test('a line that was half written when the process was killed is left out', () => {
  const file = newFile();
  appendJsonLine(file, 1);
  appendFileSync(file, '{"half');
  expect(readJsonLines(file)).toStrictEqual([1]);
});

test('a missing file has no lines', () => {
  expect(readJsonLines(newFile())).toEqual([]);
});
