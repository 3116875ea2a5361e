/** AWS's list prices, with the day on which they were read and where each is published. */
import file from './prices.json' with { type: 'json' };

export const { region, seen, prices } = file;

export type PriceName = keyof typeof prices;

/** What that many cost, in US dollars. */
export const usd = (name: PriceName, amount: number): number =>
  (amount * prices[name].usdPerMillion) / 1_000_000;
