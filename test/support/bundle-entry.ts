/** The file that a deployed bundle was made of. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const projectRoot = path.resolve(import.meta.dirname, '../..');

/** The one source in the map that exports a handler, such as `functions/steps/capture.ts`. Throws an Error without one. */
export const entryIn = (sourceMap: string): string => {
  const { sources } = JSON.parse(readFileSync(sourceMap, 'utf8')) as { sources: string[] };
  const own = sources.flatMap((source) => /(?<=^[./]*)functions\/.+$/.exec(source)?.[0] ?? []);
  const [entry, ...more] = own.filter((file) => /^export const handler\b/m.test(textOf(file)));
  if (entry !== undefined && more.length === 0) return entry;
  throw new Error(
    `${sourceMap} must have one file that exports a handler among ${own.join(', ')}.`,
  );
};

const textOf = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');
