/**
 * Taxes that Stripe has calculated, kept for a while: each calculation is billed, and a shopper who
 * goes back and forth, or a client that repeats one quote, asks for the same ones. They are kept in
 * this function's memory, so each environment asks for itself.
 */
import type { Tax } from '../checkout/contract.ts';
import type { Taxed } from '../stripe/tax.ts';

type Calculate = (taxed: Taxed) => Promise<readonly Tax[]>;

/** Rates change at midnight somewhere; a shopper who is told the old one for so long is no harm. */
const keptMs = 10 * 60 * 1000;
const mostKept = 1000;

/** The same calculation, asked once in ten minutes for the same amounts and destination. */
export const cachedTaxes = (calculate: Calculate, now: () => number): Calculate => {
  const kept = new Map<string, { readonly taxes: readonly Tax[]; readonly untilMs: number }>();
  return async (taxed) => {
    const key = keyOf(taxed);
    const found = kept.get(key);
    if (found !== undefined && found.untilMs > now()) return found.taxes;
    const taxes = await calculate(taxed);
    kept.delete(key);
    kept.set(key, { taxes, untilMs: now() + keptMs });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return taxes;
  };
};

const keyOf = ({ currency, goods, shippingMinor, destination }: Taxed): string =>
  JSON.stringify([
    currency,
    goods.map(({ amountMinor, taxCode }) => [amountMinor, taxCode]),
    shippingMinor,
    destination.country,
    destination.state,
    destination.postalCode,
  ]);
