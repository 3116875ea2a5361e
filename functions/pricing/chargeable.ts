/** Refuses a total that Stripe could not charge. */
import { type ProblemCode, RequestProblem } from '../checkout/problems.ts';
import { amountProblem, formatMoney, stepMinorOf } from './money.ts';

/**
 * Throws `amount_too_small` or `amount_too_large`, with the limit, and `unavailable` for a total
 * between two steps of the currency, which only a wrong price can lead to.
 */
export const assertChargeable = (totalMinor: number, currency: string): void => {
  const problem = amountProblem(totalMinor, currency);
  if (problem !== undefined) {
    const limit = formatMoney(problem.limitMinor, currency);
    const code: ProblemCode = problem.code;
    throw new RequestProblem(code, {
      detail:
        code === 'amount_too_small'
          ? `The total is too small to be paid by card: it must be at least ${limit}.`
          : `The total is too large to be paid by card: it must be at most ${limit}.`,
    });
  }
  if (totalMinor % stepMinorOf(currency) !== 0) {
    throw new RequestProblem('unavailable', {
      detail: 'The price of this cart cannot be charged. Please tell the shop.',
    });
  }
};
