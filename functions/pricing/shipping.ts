/** What it costs to send goods somewhere. */

import { RequestProblem } from '../checkout/problems.ts';
import type { PriceRules, ShippingRate } from './price-rules.ts';

/** The rate for a country. Throws `cannot_ship` naming `field` when the shop does not ship there. */
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

/** In minor units; nothing from the rate's own limit on. */
export const shippingFor = ({ amount, freeFrom }: ShippingRate, goodsMinor: number): number =>
  freeFrom !== undefined && goodsMinor >= freeFrom ? 0 : amount;
