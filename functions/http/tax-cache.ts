/**
 * Taxes that Stripe has calculated, kept for a while: each calculation is billed, and a shopper who
 * goes back and forth, or a client that repeats one quote, asks for the same ones. They are kept in
 * this function's memory, so each environment asks for itself.
 */
import type { TaxCalculation, Taxed } from '../stripe/tax.ts';

type Calculate = (taxed: Taxed) => Promise<TaxCalculation>;

export type CachedTaxes = {
  /** The same calculation, asked once in ten minutes for the same amounts and destination. */
  readonly look: Calculate;
  /**
   * A calculation that nobody else gets: Stripe reports the taxes of one payment by each, and of a
   * second one not at all. Source: https://docs.stripe.com/tax/payment-intent
   */
  readonly take: Calculate;
};

/** Rates change at midnight somewhere; a shopper who is told the old one for so long is no harm. */
const keptMs = 10 * 60 * 1000;
const mostKept = 1000;

export const cachedTaxes = (calculate: Calculate, now: () => number): CachedTaxes => {
  const kept = new Map<string, { readonly made: TaxCalculation; readonly untilMs: number }>();
  const find = (key: string): TaxCalculation | undefined => {
    const found = kept.get(key);
    return found !== undefined && found.untilMs > now() ? found.made : undefined;
  };
  return {
    look: async (taxed) => {
      const key = keyOf(taxed);
      const found = find(key);
      if (found !== undefined) return found;
      const made = await calculate(taxed);
      kept.delete(key);
      kept.set(key, { made, untilMs: now() + keptMs });
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return made;
    },
    take: async (taxed) => {
      const key = keyOf(taxed);
      const found = find(key);
      // Removed before anything else can run, so that a second checkout doesn't find it.
      kept.delete(key);
      return found ?? calculate(taxed);
    },
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
    destination.city,
    destination.line1,
  ]);
