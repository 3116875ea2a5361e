/** All the house rules that can be checked by reading the files. */
import { anys } from './anys.ts';
import { barrels } from './barrels.ts';
import { circles } from './circles.ts';
import { copies } from './copies.ts';
import { except } from './exceptions.ts';
import type { Finding } from './finding.ts';
import { globals } from './globals.ts';
import type { House } from './house.ts';
import { imports } from './imports.ts';
import { knownCircles } from './known-circles.ts';
import { knownCopies } from './known-copies.ts';
import { lengths } from './lengths.ts';
import { permissions } from './permissions.ts';
import { strays } from './strays.ts';
import { testsByName } from './tests-by-name.ts';

/** What is to be mended; nothing in a house that keeps its rules. */
export const check = (house: House): readonly Finding[] => [
  ...except([...imports(house), ...globals(house)], strays, 'test/house-rules/strays.ts'),
  ...except(circles(house), knownCircles, 'test/house-rules/known-circles.ts'),
  ...except(copies(house), knownCopies, 'test/house-rules/known-copies.ts'),
  ...permissions(house),
  ...barrels(house),
  ...anys(house),
  ...lengths(house),
  ...testsByName(house),
];
