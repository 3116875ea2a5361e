/** One check of `npm run verify`. */
export type Check = {
  /** Its name for `--only`: one word. */
  readonly name: string;
  /** What is checked, as a sentence. */
  readonly sentence: string;
  /** How long it takes on two cores. */
  readonly minutes: number;
  /**
   * What this machine lacks for it and can't be expected to have, as a sentence. Then the check is left
   * out and not counted, unless it is asked for by its name.
   */
  readonly lack?: () => string | undefined;
  /** Shows its progress itself. Throws an Error when it can't be run. */
  readonly run: () => Promise<readonly Claim[]>;
};

/** A statement that holds if nothing is wrong. Each one counts like a test. */
export type Claim = {
  /** The statement, as a sentence. */
  readonly claim: string;
  /** What contradicts it, with the command that shows it; empty if the claim holds. */
  readonly wrong: readonly string[];
};

/** Complains if there were too few runs, since a check that runs nothing finds nothing wrong. */
export const atLeast = (least: number, count: number, what: string): readonly string[] =>
  count >= least ? [] : [`there were ${count} ${what}, and should be ${least} at least`];
