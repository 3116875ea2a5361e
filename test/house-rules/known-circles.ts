/** Circles of imports that are still there, each by its first file, with what would open it. */
import type { Exception } from './exceptions.ts';

export const knownCircles: readonly Exception[] = [
  {
    file: 'test/simulation/case.ts',
    what: 'a circle',
    why: 'case.ts names the type of matrix.ts’ results, which matrix.ts names by case.ts',
  },
  {
    file: 'test/simulation/mishaps.ts',
    what: 'a circle',
    why: 'the type Scenario is in scenarios.ts, beside the list that mishaps.ts is a part of',
  },
  {
    file: 'test/simulation/stories.ts',
    what: 'a circle',
    why: 'the type Story is in stories.ts, beside the list of all stories',
  },
];
