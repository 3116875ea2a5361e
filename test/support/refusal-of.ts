/** Catches what a call is refused with, so that a test can look at its code, field and sentence. */
import { RequestProblem } from '../../functions/checkout/problems.ts';

type Refused = {
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
  readonly quote?: unknown;
  readonly retryAfterSeconds?: number;
};

/** The refusal that `call` throws or rejects with. Fails the test when it is not refused. */
export const refusalOf = async (call: () => unknown): Promise<Refused> => {
  try {
    await call();
  } catch (error) {
    if (error instanceof RequestProblem) return { code: error.code, ...error.details };
    throw error;
  }
  throw new Error('Expected a RequestProblem: the call was not refused.');
};
