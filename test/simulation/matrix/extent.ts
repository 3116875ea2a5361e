/** How much of the fault matrix is run. Nothing in it is random: it is the same each time. */
export type Extent = {
  /**
   * For a call that no earlier scenario has made: faults of a fifth of the kinds, which are others for
   * the next call; one fault of each kind; every fault that the call can tell from the others; or every fault.
   */
  readonly faults: Choice;
  /** The same for a call that an earlier scenario has made. */
  readonly faultsAgain: Choice;
  /** Of the faults of a call that an earlier scenario has made, one in this many is run. */
  readonly again: number;
  /** Of the faults that go on for long, which take longest to run, one in this many is run. */
  readonly lasting: number;
  /** The same for calls that an earlier scenario has made. */
  readonly lastingAgain: number;
  /** Of the acts at the moments of a checkout, one in this many is run. */
  readonly acts: number;
  /** The same for moments that an earlier scenario has had. */
  readonly actsAgain: number;
  /** Of the late writes, one in so many is run: of new calls, and of those made before. */
  readonly lates: { readonly fresh: number; readonly again: number };
  /** The same for conflicts in a row. */
  readonly conflicts: { readonly fresh: number; readonly again: number };
  /** Of the faults that a second one may follow, one in this many is followed. */
  readonly firsts: number;
  /** How many second faults are tried after it, each in a run of its own. */
  readonly seconds: number;
  /** In which scenarios second faults are tried. */
  readonly paired: 'those that differ most' | 'all';
};

export type Choice = 'a fifth of the kinds' | 'one of each kind' | 'all that tell' | 'all';

const everySingle = {
  again: 1,
  lasting: 1,
  lastingAgain: 1,
  acts: 1,
  actsAgain: 1,
  lates: { fresh: 1, again: 1 },
  conflicts: { fresh: 1, again: 1 },
  firsts: 1,
  paired: 'all',
} as const;

/** An interval that counts faults is a prime, so that no fault of a call is left out each time. */
export const extents = {
  /**
   * With `npm test`: each call with a fifth of the kinds, each act, and a sample of the rest. It does not
   * catch what only one kind of fault does to one call, which `verify` does.
   */
  tests: {
    faults: 'a fifth of the kinds',
    faultsAgain: 'one of each kind',
    again: 47,
    lasting: 7,
    lastingAgain: 7,
    acts: 17,
    actsAgain: 41,
    lates: { fresh: 5, again: 29 },
    conflicts: { fresh: 3, again: 23 },
    firsts: 1,
    seconds: 3,
    paired: 'those that differ most',
  },
  /**
   * With `npm run verify`, and for docs/faults.md: every fault of each call in the first scenario that
   * makes it, one of each kind in the scenarios after it; every act at a moment that is new, and a fifth
   * of them at a moment that an earlier scenario has had. It does not catch a call that is taken for a
   * read but has an effect, a refusal that is handled by its words only in a later scenario, nor what
   * only goes wrong there when a fault lasts or at one of the acts left out: `singles` does.
   */
  verify: {
    ...everySingle,
    faults: 'all that tell',
    faultsAgain: 'one of each kind',
    lastingAgain: 5,
    actsAgain: 5,
    seconds: 0,
  },
  /** With `npm run simulate -- --singles`: what `verify` leaves out, but no second faults. */
  singles: { ...everySingle, faults: 'all', faultsAgain: 'all', seconds: 0 },
  /** With `npm run simulate -- --matrix`: every fault of every call, and every second fault, too. */
  all: { ...everySingle, faults: 'all', faultsAgain: 'all', seconds: Number.POSITIVE_INFINITY },
} as const satisfies Readonly<Record<string, Extent>>;

export type ExtentName = keyof typeof extents;

/** Throws an Error that says which there are. */
export const extentOf = (name: string): Extent => {
  const found = Object.entries(extents).find(([each]) => each === name);
  if (found !== undefined) return found[1];
  throw new Error(`An extent is one of ${Object.keys(extents).join(', ')}, not "${name}".`);
};
