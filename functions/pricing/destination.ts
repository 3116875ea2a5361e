/** The parts of an order's destination that its price depends on. */
import type { Destination } from '../checkout/contract.ts';
import { RequestProblem } from '../checkout/problems.ts';
import { type PriceRules, stateCode } from './price-rules.ts';

/** Whether taxes in this country depend on the state: at least one of its rates names a state. */
const isTaxedByState = (country: string, { taxes }: PriceRules): boolean =>
  taxes.some((rate) => rate.country === country && rate.state !== undefined);

/** Whether the destination is complete enough to calculate the price. */
export const isWhole = ({ country, state }: Destination, rules: PriceRules): boolean =>
  state !== undefined || !isTaxedByState(country, rules);

/**
 * The destination with its state in capitals if it is a code, as the rates write it. Where the
 * states of a country are known, the state is a code already. Throws `invalid_request`, which names
 * `field`, when taxes depend on the state and it is not a code. In other countries the state is
 * only a part of the address.
 */
export const withStateCode = <To extends Destination>(
  to: To,
  rules: PriceRules,
  field: string,
): To => {
  const { country, state } = to;
  if (state === undefined) return to;
  const code = state.toUpperCase();
  if (stateCode.test(code)) return { ...to, state: code };
  if (isTaxedByState(country, rules)) {
    throw new RequestProblem('invalid_request', {
      detail: 'Please give the state by its short code.',
      field,
    });
  }
  return to;
};
