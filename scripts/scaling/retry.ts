/** The waits of a state's retries, read from the synthesized definition. */
import type { Definition } from '../../local/step-functions/definition.ts';

export type Retry = {
  readonly maxAttempts: number;
  /** The longest wait before the retry of this number, from 0 on, in milliseconds. */
  readonly longestMs: (retry: number) => number;
};

type Rule = {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: string;
};

/** How the state retries this error. Throws an Error where it has no such rule, or one without jitter. */
export const retryOf = (definition: Definition, state: string, error: string): Retry => {
  const rules = (definition.States[state] as { readonly Retry?: readonly Rule[] }).Retry ?? [];
  const rule =
    rules.find(({ ErrorEquals }) => ErrorEquals.includes(error)) ??
    rules.find(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
  if (rule?.JitterStrategy !== 'FULL') {
    throw new Error(
      `${state} has no rule with full jitter for ${error}: the model knows no other.`,
    );
  }
  const { IntervalSeconds = 1, MaxAttempts = 3, BackoffRate = 2 } = rule;
  const { MaxDelaySeconds = Number.POSITIVE_INFINITY } = rule;
  return {
    maxAttempts: MaxAttempts,
    longestMs: (retry) => 1000 * Math.min(IntervalSeconds * BackoffRate ** retry, MaxDelaySeconds),
  };
};
