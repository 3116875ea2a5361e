/** The key for Stripe's API, from Secrets Manager. */
import { CheckoutError, errorNames, isOutage } from '../checkout/errors.ts';
import { insteadOfSecret, stripeSecretIn } from '../checkout/stripe-secrets.ts';
import { type Environment, fetchSecret } from './secrets.ts';

const keptMs = 5 * 60 * 1000;
/** How long a known key is used on before Secrets Manager is asked again, while it is away. */
const pauseMs = 30 * 1000;

type Known = { readonly key: string; readonly untilMs: number };

/**
 * Returns a function that resolves to the key. It is kept for five minutes, so that a rolled key is
 * used without a deployment. While Secrets Manager is away, the key that is known is used on.
 * `refused` is a key that Stripe does not take: it is fetched again at once, but only once, in case
 * that it was rolled. Throws `SecretsManagerUnavailable` when Secrets Manager can't answer now and
 * no key is known yet, and `Misconfigured` when it refuses or holds no key.
 */
export const stripeKey = (secretId: string, environment: () => Environment, now = Date.now) => {
  let known: Known | undefined;
  let refusedKey: string | undefined;
  let pending: Promise<string> | undefined;

  const fetchKey = async (): Promise<string> => {
    try {
      const { text } = await fetchSecret(secretId, environment());
      known = { key: keyIn(text, secretId), untilMs: now() + keptMs };
    } catch (error) {
      if (known === undefined || !isOutage(error)) throw error;
      known = { key: known.key, untilMs: now() + pauseMs };
    }
    return known.key;
  };

  return (refused?: string): Promise<string> => {
    const isNews = refused !== undefined && refused === known?.key && refused !== refusedKey;
    if (isNews) refusedKey = refused;
    if (known !== undefined && now() < known.untilMs && !isNews) return Promise.resolve(known.key);
    pending ??= fetchKey().finally(() => {
      pending = undefined;
    });
    return pending;
  };
};

const keyIn = (text: string, secretId: string): string => {
  const key = stripeSecretIn(text, 'key');
  if (key !== undefined) return key;
  throw new CheckoutError(
    errorNames.misconfigured,
    `The secret ${secretId} holds no Stripe key (sk_… or rk_…): ${insteadOfSecret(text, 'key')}. ` +
      'Store the shop’s key with `npm run connect-stripe`.',
  );
};
