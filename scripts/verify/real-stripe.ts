/** `npm run verify -- --stripe sk_test_…`: what Stripe’s client sees at Stripe itself, in test mode. */
import { judgeRealStripe } from '../../test/peers/stripe-node/real-stripe.ts';
import { UsageError } from '../terminal/usage-error.ts';

/**
 * Prints each way in which Stripe is not as the stand-in’s tests expect. Resolves to whether there was none.
 * Throws a `UsageError` for a key that is none of test mode; the key is never shown.
 */
export const verifyRealStripe = async (
  key: string,
  print: (line: string) => void,
  judge = judgeRealStripe,
): Promise<boolean> => {
  if (!/^(sk|rk)_test_\w+$/.test(key)) {
    throw new UsageError(
      '--stripe takes a secret key of Stripe’s test mode (sk_test_… or rk_test_…): test payments are made with it.',
    );
  }
  const { cases, differences } = await judge(key);
  for (const difference of differences) print(`  ✗ ${difference}`);
  print(`${cases - differences.length} passed, ${differences.length} failed`);
  return differences.length === 0;
};
