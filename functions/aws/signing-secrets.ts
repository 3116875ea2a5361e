/** The secrets of Stripe's webhook signatures: the current one and, for a day, its predecessor. */
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { type Environment, fetchSecret, type SecretVersion } from './secrets.ts';

/** The longest time for which Stripe itself keeps using a secret after it was rolled. */
const rotationMs = 24 * 60 * 60 * 1000;
const keptMs = 5 * 60 * 1000;

/**
 * Returns a function that resolves to the secrets to accept, kept for five minutes. To rotate, it
 * is enough to store the new secret: Secrets Manager keeps the previous version, which is accepted
 * for one more day. Throws `Misconfigured` while no secret is stored, and
 * `SecretsManagerUnavailable` when Secrets Manager can't answer now.
 */
export const signingSecrets = (
  secretId: string,
  environment: () => Environment,
  now = Date.now,
) => {
  let kept: { readonly secrets: readonly string[]; readonly at: number } | undefined;
  return async (): Promise<readonly string[]> => {
    if (kept !== undefined && now() - kept.at < keptMs) return kept.secrets;
    const current = await fetchSecret(secretId, environment());
    const isRotating = now() - current.createdAtMs < rotationMs;
    const previous = isRotating ? await previousOf(secretId, environment()) : undefined;
    const secrets = [current, previous].flatMap((version) => signingSecretIn(version) ?? []);
    if (secrets.length === 0) {
      throw new CheckoutError(
        errorNames.misconfigured,
        "No webhook signing secret is stored: it must begin with whsec_. Store the endpoint's " +
          'secret in the one named by the stack’s output StripeWebhookSecretArn.',
      );
    }
    kept = { secrets, at: now() };
    return secrets;
  };
};

const signingSecretIn = (version: SecretVersion | undefined): string | undefined =>
  version?.text.startsWith('whsec_') ? version.text : undefined;

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
