/** How much of the fault matrix is run. Nothing in it is drawn by chance: each time it is the same. */
export type Extent = {
  /** One fault of each kind, another one for each call; or every fault. */
  readonly faults: 'one of each kind' | 'all';
  /** Of what may happen to a call that an earlier scenario has made: one in so many. */
  readonly again: number;
  /** Of what goes on for long, which takes longest to run: one in so many. */
  readonly lasting: number;
  /** Of what people may do at a moment: one in so many. */
  readonly acts: number;
  /** The same at a moment that an earlier scenario has had. */
  readonly actsAgain: number;
  /** Of the faults that may be followed by a second one: one in so many is. */
  readonly firsts: number;
  /** How many second faults follow it, one at a time. */
  readonly seconds: number;
  /** Pairs in the scenarios that differ most, or in all of them. */
  readonly paired: 'those that differ most' | 'all';
};

const everySingle = {
  faults: 'all',
  again: 1,
  lasting: 1,
  acts: 1,
  actsAgain: 1,
  firsts: 1,
  paired: 'all',
} as const;

/** The intervals are primes where something with a period of its own is counted. */
export const extents = {
  /** With `npm test`: each call in each kind of way, each act, and a taste of the rest. */
  tests: {
    faults: 'one of each kind',
    again: 23,
    lasting: 7,
    acts: 9,
    actsAgain: 29,
    firsts: 1,
    seconds: 2,
    paired: 'those that differ most',
  },
  /** For docs/faults.md: every fault and every act, in all scenarios. */
  table: { ...everySingle, seconds: 0 },
  /** With `npm run verify`: the same, and some second faults after each first. */
  verify: { ...everySingle, seconds: 6 },
  /** With `npm run simulate -- --matrix`: every second fault, too. */
  all: { ...everySingle, seconds: Number.POSITIVE_INFINITY },
} as const satisfies Readonly<Record<string, Extent>>;

export type ExtentName = keyof typeof extents;

/** Throws an Error that says which there are. */
export const extentOf = (name: string): Extent => {
  const found = Object.entries(extents).find(([each]) => each === name);
  if (found !== undefined) return found[1];
  throw new Error(`An extent is one of ${Object.keys(extents).join(', ')}, not "${name}".`);
};
