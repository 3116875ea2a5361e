/** The goods of a quote by what Stripe Tax takes them for: books, food and clothes have rates of their own. */
import type { Quote } from '../checkout/contract.ts';
import { stepMinorOf } from './currencies.ts';
import type { StockedProduct } from './pricing.ts';

/** In minor units, after the discount. Without a code, the Stripe account's own one counts. */
export type TaxedGoods = { readonly taxCode?: string; readonly amountMinor: number };

/**
 * One entry for each tax code. The discount is spread over them in proportion to their amounts, in
 * steps of the currency, so that the entries add up to the goods after the discount.
 */
export const goodsByTaxCode = (
  { lines, discount, subtotal, currency }: Quote,
  products: ReadonlyMap<string, Pick<StockedProduct, 'taxCode'>>,
): readonly TaxedGoods[] => {
  const sums = new Map<string, number>();
  for (const { sku, amount } of lines) {
    const taxCode = products.get(sku)?.taxCode ?? '';
    sums.set(taxCode, (sums.get(taxCode) ?? 0) + amount);
  }
  const stepMinor = stepMinorOf(currency);
  let before = 0;
  return Array.from(sums, ([taxCode, grossMinor]) => {
    const after = before + grossMinor;
    const shareOf = (partMinor: number) => shared(discount, partMinor, subtotal, stepMinor);
    const amountMinor = grossMinor - (shareOf(after) - shareOf(before));
    before = after;
    return { amountMinor, ...(taxCode !== '' && { taxCode }) };
  });
};

/** The share of `part` of `whole` in an amount, rounded down to a step; exact for any amount. */
const shared = (amountMinor: number, part: number, whole: number, stepMinor: number): number =>
  whole === 0
    ? 0
    : Number((BigInt(amountMinor) * BigInt(part)) / (BigInt(whole) * BigInt(stepMinor))) *
      stepMinor;
