/** Promotion codes: whether one is good for a cart, and what it takes off. */

import { RequestProblem } from '../checkout/problems.ts';
import { formatMoney, stepMinorOf } from './money.ts';
import { percentOf } from './percent.ts';
import type { PriceRules, Promotion } from './price-rules.ts';

type Cart = {
  readonly subtotalMinor: number;
  readonly currency: string;
  readonly nowMs: number;
  /** How many orders have used it. */
  readonly redeemed: number;
};

/** The promotion of a code, however it was typed; nothing for a code that there is not. */
export const findPromotion = ({ promotions }: PriceRules, code: string): Promotion | undefined =>
  promotions.find((each) => each.code === code.trim().toUpperCase());

/** The promotion of a code. Throws `promotion_unusable` with the reason. */
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

/** What it takes off, in minor units: never more than there is. */
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
