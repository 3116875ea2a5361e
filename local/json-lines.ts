/** A file of one JSON value per line, which is only ever added to. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

export const appendJsonLine = (file: string, value: unknown): void =>
  appendFileSync(file, `${JSON.stringify(value)}\n`);

/**
 * The values in their order; none when there is no file. A line that is no JSON is left out: the last
 * one is half a line when the process was killed while it wrote.
 */
export const readJsonLines = (file: string): readonly unknown[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(valueIn) : [];

const valueIn = (line: string): readonly unknown[] => {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
};
