import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Execution } from '../../../local/step-functions/execution.ts';
import { openExecutionFile } from '../../../local/step-functions/execution-file.ts';

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'execution-file-'));
const executionOf = (name: string, status: Execution['status'] = 'SUCCEEDED'): Execution => ({
  ...{ name, status, arn: `arn:${name}`, input: 'Größe', startedAt: 1, redriveCount: 0 },
  history: [{ type: 'ExecutionStarted', timestamp: 1 }],
});
const linesIn = (folder: string) =>
  readFileSync(path.join(folder, 'executions.jsonl'), 'utf8').trimEnd().split('\n');

test('a history is read where it was written last', () => {
  const folder = newFolder();
  const file = openExecutionFile(folder, 10);
  file.write({ ...executionOf('a', 'RUNNING'), history: [] });
  file.write(executionOf('b'));
  file.write(executionOf('a'));
  expect(file.historyOf('a')).toEqual(executionOf('a').history);
  expect(file.historyOf('c')).toEqual([]);
});

test('the next run has a line for each execution, and finds its history there', () => {
  const folder = newFolder();
  const first = openExecutionFile(folder, 10);
  first.write(executionOf('a', 'RUNNING'));
  first.write(executionOf('a'));
  first.write(executionOf('b'));

  const next = openExecutionFile(folder, 10);
  expect(next.left).toEqual([executionOf('a'), executionOf('b')]);
  expect(linesIn(folder)).toHaveLength(2);
  next.write(executionOf('c'));
  expect(['a', 'b', 'c'].map((name) => next.historyOf(name).length)).toEqual([1, 1, 1]);
});

test('of those that have succeeded long ago only the histories are forgotten', () => {
  const folder = newFolder();
  const first = openExecutionFile(folder, 2);
  first.write(executionOf('failed', 'FAILED'));
  for (const name of ['a', 'b', 'c', 'd']) first.write(executionOf(name));

  const { left } = openExecutionFile(folder, 2);
  expect(left.map(({ name, history }) => [name, history.length])).toEqual([
    ['failed', 1],
    ['a', 0],
    ['b', 0],
    ['c', 1],
    ['d', 1],
  ]);
});

test('without a folder nothing is kept', () => {
  const file = openExecutionFile(undefined, 10);
  file.write(executionOf('a'));
  expect([file.left, file.historyOf('a')]).toEqual([[], []]);
});
