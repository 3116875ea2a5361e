/** Which days at the shop: their seeds, from the first to the last. */
export type SeedRange = { readonly first: number; readonly last: number };

/** With `npm test`. */
export const seedsWithTests: SeedRange = { first: 1, last: 30 };

/**
 * With `npm run verify`: those that come after them, as many as fit into three minutes. What only a
 * rarer day would show is left to `npm run simulate -- --seeds`, which runs each week.
 */
export const seedsToVerify: SeedRange = { first: 31, last: 250 };

/** For example `31-250`. */
export const textOfSeeds = ({ first, last }: SeedRange): string => `${first}-${last}`;

export const countOf = ({ first, last }: SeedRange): number => last - first + 1;

/** `1000` is the first thousand, `31-250` what it says. Throws an Error that says what it must look like. */
export const seedsOf = (text: string): SeedRange => {
  const match = /^(?:(\d+)-)?(\d+)$/.exec(text);
  const [first, last] = [Number(match?.[1] ?? 1), Number(match?.[2])];
  if (first >= 1 && first <= last) return { first, last };
  throw new Error(`Seeds are a number from 1 on, or a range as 31-250, and not "${text}".`);
};
