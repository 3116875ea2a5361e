/** What came of one run of the fault matrix. */
import type { Scenario } from '../scenarios/scenario.ts';
import type { Outcome, RecordedCall } from './outcome.ts';

export type Kind = 'single' | 'pair' | 'act' | 'late' | 'conflict';

export type Result = {
  readonly kind: Kind;
  readonly scenario: string;
  readonly call: RecordedCall;
  /** The fault, or what somebody did. */
  readonly what: string;
  readonly lasting: boolean;
  /** The second fault of a pair, and the call that met it. */
  readonly second?: string;
  readonly status: string;
  readonly money: Outcome['money'];
  readonly shown: Outcome['shown'];
  readonly violations: readonly string[];
};

/** Which run it was: at which call, and what was done to it. */
export type Tried = {
  readonly call: RecordedCall;
  readonly what: string;
  readonly lasting: boolean;
};

export const resultOf = (
  kind: Kind,
  { name }: Scenario,
  { call, what, lasting }: Tried,
  { status, money, shown, violations }: Outcome,
): Result => ({ kind, scenario: name, call, what, lasting, status, money, shown, violations });
