/** One check of `npm run verify`. */
export type Check = {
  /** One word, for `--only`. */
  readonly name: string;
  /** What is checked, as a sentence. */
  readonly sentence: string;
  /** How long it takes on two cores. */
  readonly minutes: number;
  /** Shows its progress itself. Throws an Error when it can't be run. */
  readonly run: () => Promise<readonly Claim[]>;
};

/** What holds if nothing is wrong; each is counted as a test is. */
export type Claim = {
  /** A sentence. */
  readonly claim: string;
  /** What speaks against it, with what it takes to look at it. */
  readonly wrong: readonly string[];
};

/** Something wrong unless there were so many runs: a check that runs nothing finds nothing. */
export const atLeast = (least: number, count: number, what: string): readonly string[] =>
  count >= least ? [] : [`there were ${count} ${what}, and should be ${least} at least`];
