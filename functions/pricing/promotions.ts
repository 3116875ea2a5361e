/** Promotion codes: whether a cart can use one, and how much it takes off. */

import { RequestProblem } from '../checkout/problems.ts';
import { formatMoney, stepMinorOf } from './money.ts';
import { percentOf } from './percent.ts';
import type { PriceRules, Promotion } from './price-rules.ts';

type Cart = {
  readonly subtotalMinor: number;
  readonly currency: string;
  readonly nowMs: number;
  /** The number of orders that have used the code. */
  readonly redeemed: number;
};

/**
 * The promotion of a code as people type or paste it: in any case, with blanks, quotes or a full
 * stop in or around it, and with any dash. Undefined for an unknown code.
 */
export const findPromotion = ({ promotions }: PriceRules, typed: string): Promotion | undefined => {
  const code = typed
    .normalize('NFKC')
    .replace(/\p{Pd}/gu, '-')
    .replace(/[^\p{L}\p{N}-]/gu, '')
    .toUpperCase();
  return promotions.find((each) => each.code === code);
};

/** The promotion of a code. Throws `promotion_unusable`, with the reason, if it can't be used. */
export const promotionFor = (rules: PriceRules, code: string, cart: Cart): Promotion => {
  const promotion = findPromotion(rules, code);
  if (promotion === undefined) throw unusable('This code is not known here.');
  const { startsAt, endsAt, minimum = 0, maxRedemptions = Infinity } = promotion;
  if (startsAt !== undefined && cart.nowMs < Date.parse(startsAt)) {
    throw unusable('This code can’t be used yet.');
  }
  if (endsAt !== undefined && cart.nowMs >= Date.parse(endsAt)) {
    throw unusable('This code has expired.');
  }
  if (cart.redeemed >= maxRedemptions) throw unusable('This code has been used up.');
  if (cart.subtotalMinor < minimum) {
    throw unusable(`This code is good from ${formatMoney(minimum, cart.currency)} on.`);
  }
  return promotion;
};

const unusable = (detail: string): RequestProblem =>
  new RequestProblem('promotion_unusable', { detail, field: 'promotionCode' });

/** The discount, in minor units: at most the subtotal. */
export const discountOf = (
  { percentOff, amountOff = 0 }: Promotion,
  subtotalMinor: number,
  currency: string,
): number => {
  const off =
    percentOff === undefined
      ? amountOff
      : percentOf(subtotalMinor, percentOff, stepMinorOf(currency));
  return Math.min(off, subtotalMinor);
};
