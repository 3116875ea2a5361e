/** README.md as its reader sees it: code by its language, and what tables say. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const text = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');

/** The blocks of a language, from top to bottom. */
export const codeIn = (language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, code = '']) => code,
  );

/** The rows of all tables whose first cell begins with code, cell by cell. */
export const rows: readonly (readonly string[])[] = text
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );

/** Every request that the page names, as `METHOD /path`. */
export const requests: readonly string[] = [
  ...text.matchAll(/`((?:GET|POST|DELETE) \/[\w/:]+)`/g),
].map(([, request = '']) => request);
