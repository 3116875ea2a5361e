/** How much of the fault matrix is run. Nothing in it is drawn by chance: each time it is the same. */
export type Extent = {
  /** One fault of each kind, which is another one for the next call; or every fault. */
  readonly faults: 'one of each kind' | 'all';
  /** Of the faults of a call that an earlier scenario has made, one in so many is run. */
  readonly again: number;
  /** Of the faults that go on for long, which take longest to run, one in so many is run. */
  readonly lasting: number;
  /** Of the acts at the moments of a checkout, one in so many is run. */
  readonly acts: number;
  /** The same for moments that an earlier scenario has had. */
  readonly actsAgain: number;
  /** Of the late writes, one in so many is run: of new calls, and of those made before. */
  readonly lates: { readonly fresh: number; readonly again: number };
  /** Of the faults that a second one may follow, one in so many is followed. */
  readonly firsts: number;
  /** How many second faults are tried after it, each in a run of its own. */
  readonly seconds: number;
  /** In which scenarios second faults are tried. */
  readonly paired: 'those that differ most' | 'all';
};

const everySingle = {
  faults: 'all',
  again: 1,
  lasting: 1,
  acts: 1,
  actsAgain: 1,
  lates: { fresh: 1, again: 1 },
  firsts: 1,
  paired: 'all',
} as const;

/** An interval that counts faults is a prime, so that no fault of a call is left out each time. */
export const extents = {
  /** With `npm test`: each call in each kind of way, each act, and a taste of the rest. */
  tests: {
    faults: 'one of each kind',
    again: 23,
    lasting: 7,
    acts: 9,
    actsAgain: 29,
    lates: { fresh: 2, again: 11 },
    firsts: 1,
    seconds: 2,
    paired: 'those that differ most',
  },
  /** With `npm run verify`, and for docs/faults.md: every fault and every act, in all scenarios. */
  verify: { ...everySingle, seconds: 0 },
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
