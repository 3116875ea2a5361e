/** Runs the cases against a Stripe, and tells where it is another one than is expected. */
import { isDeepStrictEqual } from 'node:util';
import type Stripe from 'stripe';
import { cases as all } from './cases.ts';

export type Judgement = { readonly cases: number; readonly differences: readonly string[] };

export const judge = async (stripe: Stripe, cases = all): Promise<Judgement> => {
  const differences: string[] = [];
  for (const { name, run, expected } of cases) {
    const seen = await run(stripe).catch((error: unknown) => String(error));
    if (isDeepStrictEqual(plain(seen), plain(expected))) continue;
    differences.push(`${name}: ${JSON.stringify(seen)}, and not ${JSON.stringify(expected)}`);
  }
  return { cases: cases.length, differences };
};

/** As it would be on a wire. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
