/**
 * The same six lines in two places of what is deployed or run have to be changed twice, and are
 * changed once. Blank lines, comments, imports and lone punctuation are no lines here.
 */
import type { Finding } from './finding.ts';
import type { House } from './house.ts';

/** How many equal lines, one after another, are a copy. */
const copyLines = 6;

const looked = /^(functions|infra|web|local|packages\/[^/]+\/src)\//;

type Line = { readonly text: string; readonly number: number };
type Place = { readonly file: string; readonly from: number; readonly to: number };

/** A finding per pair of files, at the first of their copies; a file may be its own other. */
export const copies = ({ texts }: House): readonly Finding[] => {
  const first = new Map<string, Place>();
  const found = new Map<string, Finding>();
  for (const [file, text] of texts) {
    if (!looked.test(file)) continue;
    for (const [key, place] of windowsOf(file, text)) {
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, place);
      } else if (other.file !== file || other.to < place.from) {
        const pair = `${other.file} ~ ${file}`;
        if (!found.has(pair)) found.set(pair, copyOf(other, place));
      }
    }
  }
  return [...found.values()];
};

/** Every run of six lines, by its text. */
const windowsOf = (file: string, text: string): readonly (readonly [string, Place])[] => {
  const lines = linesOf(text);
  return lines.slice(copyLines - 1).map((last, start) => {
    const run = lines.slice(start, start + copyLines);
    const key = run.map((line) => line.text).join('\n');
    return [key, { file, from: run[0]?.number ?? 0, to: last.number }];
  });
};

const linesOf = (text: string): readonly Line[] =>
  withoutImportsAndComments(text)
    .split('\n')
    .map((line, index) => ({ text: line.trim().replace(/\s+/g, ' '), number: index + 1 }))
    .filter((line) => /\w/.test(line.text));

/** With their lines left empty, so that the others keep their numbers. */
const withoutImportsAndComments = (text: string): string =>
  text.replace(
    /^import\b[^;]*;$|^\s*\/\*[\s\S]*?\*\/$|^\s*\/\/.*$|^\s*<!--[\s\S]*?-->$/gm,
    (taken) => taken.replace(/[^\n]/g, ''),
  );

const copyOf = (other: Place, { file, from, to }: Place): Finding => ({
  file,
  line: from,
  what: other.file,
  sentence: `(to ${to}) says again what ${other.file}:${other.from} says: let both use one, or give a reason in test/house-rules/known-copies.ts.`,
});
