/** The file that keeps the state between two runs. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { emptyState, restoredState, type State } from './state.ts';

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

/** Whether `value` has members of a state and each of them is of the right kind. */
const isState = (value: unknown): value is Partial<State> => {
  if (typeof value !== 'object' || value === null) return false;
  const known = Object.entries(emptyState()).filter(([name]) => name in value);
  const given = new Map<string, unknown>(Object.entries(value));
  return (
    known.length > 0 && known.every(([name, kept]) => kindOf(given.get(name)) === kindOf(kept))
  );
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The state in `file`; an empty one when there is no such file yet. Throws an Error that names the
 * file when it can't be read, or holds something else.
 */
export const readState = (file: string): State => {
  let content: string;
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    if (!existsSync(file)) return emptyState();
    content = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`The data file ${file} can't be used: ${messageOf(cause)}.`, { cause });
  }
  const kept = parse(content);
  if (isState(kept)) return restoredState(kept);
  throw new Error(
    `The data file ${file} does not hold the state of a stand-in. Name another file, or delete this one to begin anew.`,
  );
};

/** Replaces the file as a whole: a process that is killed meanwhile leaves the one before it. */
export const writeState = (file: string, state: State): void => {
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
};
