/** Where an order goes, as far as its price depends on it. */
import type { Destination } from '../checkout/contract.ts';
import { RequestProblem } from '../checkout/problems.ts';
import { type PriceRules, stateCode } from './price-rules.ts';

/** A country of which one rate names a state: what is to be paid there needs one. */
const isTaxedByState = (country: string, { taxes }: PriceRules): boolean =>
  taxes.some((rate) => rate.country === country && rate.state !== undefined);

/** Whether the price of a destination can be told. */
export const isWhole = ({ country, state }: Destination, rules: PriceRules): boolean =>
  state !== undefined || !isTaxedByState(country, rules);

/**
 * The destination with its state as rates name it: trimmed, a code in capitals. Throws
 * `invalid_request` naming `field` for a state that is no code where taxes are told by it; elsewhere
 * it is part of an address, as in `Tokyo`, which Stripe's Address Element gives by its name.
 */
export const withStateCode = <To extends Destination>(
  to: To,
  rules: PriceRules,
  field: string,
): Omit<To, 'state'> & Pick<Destination, 'state'> => {
  const { state = '', ...others } = to;
  const typed = state.trim();
  if (typed === '') return others;
  const code = typed.toUpperCase();
  if (stateCode.test(code)) return { ...others, state: code };
  if (isTaxedByState(to.country, rules)) {
    throw new RequestProblem('invalid_request', {
      detail: 'Please give the state by its short code, such as CA for California.',
      field,
    });
  }
  return { ...others, state: typed };
};
