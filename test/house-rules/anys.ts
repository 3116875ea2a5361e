/** The type `any` is written nowhere: it switches the type checker off for all that it touches. */
import type { Finding } from './finding.ts';
import type { House } from './house.ts';

export const anys = ({ sources }: House): readonly Finding[] =>
  sources.flatMap(({ file, anys: offsets, lineAt }) =>
    offsets.map((offset) => ({
      file,
      line: lineAt(offset),
      what: 'any',
      sentence: 'says any: say what it is, or unknown and let a schema tell.',
    })),
  );
