/** The secrets of Stripe's webhook signatures: the current one and, for a day, its predecessor. */
import { CheckoutError, errorNames, isOutage } from '../checkout/errors.ts';
import { insteadOfSecret, stripeSecretIn } from '../checkout/stripe-secrets.ts';
import { type Environment, fetchSecret, type SecretVersion } from './secrets.ts';

/** The longest time for which Stripe itself keeps using a secret after it was rolled. */
const rotationMs = 24 * 60 * 60 * 1000;
const keptMs = 5 * 60 * 1000;
/** How long known secrets are used on before Secrets Manager is asked again, while it is away. */
const pauseMs = 30 * 1000;

type Known = { readonly secrets: readonly string[]; readonly untilMs: number };

/**
 * Returns a function that resolves to the secrets to accept, kept for five minutes. To rotate, it
 * is enough to store the new secret: Secrets Manager keeps the previous version, which is accepted
 * for one more day. While Secrets Manager is away, the secrets that are known are used on. Throws
 * `Misconfigured` while no secret is stored, and `SecretsManagerUnavailable` when Secrets Manager
 * can't answer now and none is known yet.
 */
export const signingSecrets = (
  secretId: string,
  environment: () => Environment,
  now = Date.now,
) => {
  let known: Known | undefined;
  return async (): Promise<readonly string[]> => {
    if (known !== undefined && now() < known.untilMs) return known.secrets;
    try {
      const secrets = await fetchBoth(secretId, environment, now);
      known = { secrets, untilMs: now() + keptMs };
    } catch (error) {
      if (known === undefined || !isOutage(error)) throw error;
      known = { secrets: known.secrets, untilMs: now() + pauseMs };
    }
    return known.secrets;
  };
};

const fetchBoth = async (
  secretId: string,
  environment: () => Environment,
  now: () => number,
): Promise<readonly string[]> => {
  const current = await fetchSecret(secretId, environment());
  const isRotating = now() - current.createdAtMs < rotationMs;
  const previous = isRotating ? await previousOf(secretId, environment()) : undefined;
  const secrets = [current, previous].flatMap((version) => signingSecretIn(version) ?? []);
  if (secrets.length > 0) return secrets;
  throw new CheckoutError(
    errorNames.misconfigured,
    `The secret ${secretId} holds no signing secret of a webhook endpoint (whsec_…): ` +
      `${insteadOfSecret(current.text, 'signingSecret')}. ` +
      'Run `npm run connect-stripe`, which stores it.',
  );
};

const signingSecretIn = (version: SecretVersion | undefined): string | undefined =>
  version === undefined ? undefined : stripeSecretIn(version.text, 'signingSecret');

/** The previous version; undefined for a secret that was never rotated. */
const previousOf = async (
  secretId: string,
  environment: Environment,
): Promise<SecretVersion | undefined> => {
  try {
    return await fetchSecret(secretId, environment, 'AWSPREVIOUS');
  } catch (error) {
    if (error instanceof CheckoutError && error.name === errorNames.misconfigured) return undefined;
    throw error;
  }
};
