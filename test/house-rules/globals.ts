/** No room reaches by a global what its row in the table says that it does without. */
import type { Finding } from './finding.ts';
import type { House } from './house.ts';
import { type Reach, reaches } from './room.ts';
import { roomOf } from './room-of.ts';
import type { Source } from './source.ts';

export const globals = ({ sources }: House): readonly Finding[] =>
  sources.flatMap((source) => {
    const without = roomOf(source.file)?.without ?? [];
    return without.flatMap((reach) => reachedBy(source, reach));
  });

const reachedBy = (source: Source, reach: Reach): readonly Finding[] =>
  source.references
    .filter(({ name }) => reaches[reach].some((forbidden) => leadsTo(name, forbidden)))
    .map(({ name, offset }) => ({
      file: source.file,
      line: source.lineAt(offset),
      what: reach,
      sentence: `uses ${name}, and its room does without ${reach}: take it as an argument.`,
    }));

/** `process.env` leads to `process`, `new WebSocket(…)` to `WebSocket`; a bare `Date`, handed on to somebody, to `Date.now`. */
const leadsTo = (name: string, forbidden: string): boolean =>
  name === forbidden ||
  name.startsWith(`${forbidden}.`) ||
  name.startsWith(`new ${forbidden}(`) ||
  (forbidden.includes('.') && forbidden.startsWith(`${name}.`));
