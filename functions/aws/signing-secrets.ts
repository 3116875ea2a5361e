/** The secrets that Stripe signs webhook events with: the current one, and for a day the one before. */
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { type Environment, fetchSecret, type SecretVersion } from './secrets.ts';

/** As long as Stripe itself goes on with a secret that was rolled. */
const rotationMs = 24 * 60 * 60 * 1000;
const keptMs = 5 * 60 * 1000;

/**
 * A function that gives the secrets to accept, kept for five minutes. Storing a new one is all that
 * a rotation takes: Secrets Manager keeps the version before, which is accepted for a day more.
 * Throws `Misconfigured` while none is stored, `SecretsManagerUnavailable` when it can't be asked now.
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

/** A secret that was never rotated has no version before the current one. */
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
