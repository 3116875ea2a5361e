/** The costs of shipping. */

import { RequestProblem } from '../checkout/problems.ts';
import type { PriceRules, ShippingRate } from './price-rules.ts';

/** A country's rate. Throws `cannot_ship`, which names `field`, if the shop does not ship there. */
export const shippingRateTo = (
  country: string,
  { shipping }: PriceRules,
  field: string,
): ShippingRate => {
  const rate = shipping.find(({ countries }) => countries.includes(country));
  if (rate !== undefined) return rate;
  const name = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }).of(country);
  throw new RequestProblem('cannot_ship', { detail: `We do not ship to ${name}.`, field });
};

/** The costs in minor units: 0 when the goods cost at least `freeFrom`. */
export const shippingFor = ({ amount, freeFrom }: ShippingRate, goodsMinor: number): number =>
  freeFrom !== undefined && goodsMinor >= freeFrom ? 0 : amount;
