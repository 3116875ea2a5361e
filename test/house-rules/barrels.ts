/** No file only exports what others hold: it would hide where things are, and widen every import. */
import type { Finding } from './finding.ts';
import type { House } from './house.ts';

export const barrels = ({ sources }: House): readonly Finding[] =>
  sources
    .filter(({ isBarrel }) => isBarrel)
    .map(({ file }) => ({
      file,
      line: 0,
      what: 'a barrel',
      sentence: 'only exports what other files hold: import from them, and delete it.',
    }));
