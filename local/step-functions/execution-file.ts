/**
 * The file that keeps executions between runs, and the histories that memory has let go of. It has a line for
 * each start and each end of an execution; the last one counts.
 */
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { readJsonLines } from '../json-lines.ts';
import type { Execution } from './execution.ts';

export type ExecutionFile = {
  /** What the runs before this one have left, in the order of their starts. */
  readonly left: readonly Execution[];
  readonly write: (execution: Execution) => void;
  /** The history as it was written last; empty when it is forgotten. */
  readonly historyOf: (name: string) => Execution['history'];
};

type Place = { readonly offset: number; readonly bytes: number };

/**
 * Opens the file in this folder; without one, nothing is kept. What is left of earlier runs is written anew,
 * a line for each execution: the histories of the newest `mostHistories` that have succeeded, of all that have
 * not, and of the others only what DescribeExecution tells. A name is started once, however long ago.
 */
export const openExecutionFile = (
  folder: string | undefined,
  mostHistories: number,
): ExecutionFile => {
  if (folder === undefined) return { left: [], write: () => {}, historyOf: () => [] };
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'executions.jsonl');
  const places = new Map<string, Place>();
  let size = 0;
  const lineOf = (execution: Execution): string => {
    const line = `${JSON.stringify(execution)}\n`;
    const bytes = Buffer.byteLength(line);
    places.set(execution.name, { offset: size, bytes });
    size += bytes;
    return line;
  };
  const left = shortened(lastLines(file), mostHistories);
  // A rename replaces the file completely or not at all, even if the process is killed.
  writeFileSync(`${file}.new`, left.map(lineOf).join(''));
  renameSync(`${file}.new`, file);
  return {
    left,
    write: (execution) => appendFileSync(file, lineOf(execution)),
    historyOf: (name) => {
      const place = places.get(name);
      return place === undefined ? [] : (JSON.parse(read(file, place)) as Execution).history;
    },
  };
};

const lastLines = (file: string): readonly Execution[] => {
  const lines = readJsonLines(file) as readonly Execution[];
  return [
    ...new Map(
      lines.map((line) => [line.name, { ...line, redriveCount: line.redriveCount ?? 0 }]),
    ).values(),
  ];
};

const shortened = (executions: readonly Execution[], most: number): readonly Execution[] => {
  const succeeded = executions.filter(({ status }) => status === 'SUCCEEDED');
  const old = new Set(succeeded.slice(0, Math.max(0, succeeded.length - most)));
  return executions.map((each) => (old.has(each) ? { ...each, history: [] } : each));
};

const read = (file: string, { offset, bytes }: Place): string => {
  const descriptor = openSync(file, 'r');
  try {
    const line = Buffer.alloc(bytes);
    readSync(descriptor, line, 0, bytes, offset);
    return line.toString('utf8');
  } finally {
    closeSync(descriptor);
  }
};
