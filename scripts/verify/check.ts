/** One check of `npm run verify`. */
export type Check = {
  /** Its name for `--only`: one word. */
  readonly name: string;
  /** What is checked, as a sentence. */
  readonly sentence: string;
  /** How long it takes on two cores. */
  readonly minutes: number;
  /** What of others it holds Holdfast to: a row each in docs/verification.md. */
  readonly peers?: readonly Peer[];
  /**
   * What this machine lacks for it and can't be expected to have, as a sentence. Then the check is left
   * out and not counted, unless it is asked for by its name. It may install what it can.
   */
  readonly lack?: () => string | undefined | Promise<string | undefined>;
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

/** A program of others that judges Holdfast, and how far its word goes. */
export type Peer = {
  readonly name: string;
  readonly version: string;
  /** What is compared, as part of a sentence. */
  readonly compares: string;
  /** With fewer cases than these the check fails. */
  readonly least: number;
  /** What a case is, in the plural. */
  readonly cases: string;
  /** Differences that are known, each with its reason where `reasons` says. */
  readonly known?: { readonly count: number; readonly reasons: string };
  /** What it does not prove, as a sentence. */
  readonly notProved: string;
};

/** Complains if there were too few runs, since a check that runs nothing finds nothing wrong. */
export const atLeast = (least: number, count: number, what: string): readonly string[] =>
  count >= least ? [] : [`there were ${count} ${what}, and should be ${least} at least`];
