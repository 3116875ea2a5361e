/** Runs the cases one after the other, and then looks at the books. */
import { booksOf, cases } from './cases.ts';
import { type Addresses, shopAt } from './shop.ts';

export type CaseResult = { readonly name: string; readonly failure?: string };

export const told = async (name: string, run: () => Promise<void>): Promise<CaseResult> => {
  try {
    await run();
    return { name };
  } catch (error) {
    return { name, failure: error instanceof Error ? error.message : String(error) };
  }
};

export const runCases = async (
  addresses: Addresses,
  chosen = cases,
): Promise<readonly CaseResult[]> => {
  const shop = shopAt(addresses);
  const results: CaseResult[] = [];
  for (const { name, run } of chosen) results.push(await told(name, () => run(shop)));
  const books = await told('each payment has the checkout that it is for', async () => {
    const wrong = await booksOf(shop);
    if (wrong.length > 0) throw new Error(wrong.join('; '));
  });
  return [...results, books];
};
