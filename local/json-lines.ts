/** A file with one JSON value per line, to which lines are only added. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

export const appendJsonLine = (file: string, value: unknown): void =>
  appendFileSync(file, `${JSON.stringify(value)}\n`);

/**
 * The values in their order; none when there is no file. Lines that are not JSON are left out: the
 * last line is cut off when the process was killed while it wrote.
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
