/** Reads a secret from Secrets Manager. */
import * as z from 'zod/mini';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { bodyOf, type Credentials, callAws } from './aws-json.ts';

export type Environment = Credentials & { readonly secretsEndpoint: string | undefined };

export type SecretVersion = { readonly text: string; readonly createdAtMs: number };

/** Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
const secretValue = z.object({
  SecretString: z.optional(z.string()),
  /** Unix seconds. */
  CreatedDate: z.optional(z.number()),
  /** With a refusal: its name. */
  __type: z.optional(z.string()),
});

/**
 * Fetches one version of a secret. Throws `SecretsManagerUnavailable` when Secrets Manager can't
 * answer now, and `Misconfigured` when it refuses or the secret has no text.
 */
export const fetchSecret = async (
  secretId: string,
  environment: Environment,
  stage: 'AWSCURRENT' | 'AWSPREVIOUS' = 'AWSCURRENT',
): Promise<SecretVersion> => {
  const response = await callAws(environment, {
    service: 'secretsmanager',
    target: 'secretsmanager.GetSecretValue',
    endpoint: environment.secretsEndpoint,
    input: { SecretId: secretId, VersionStage: stage },
  }).catch((cause: unknown) => {
    throw unavailable('Secrets Manager could not be reached.', cause);
  });
  if (response.status === 429 || response.status >= 500) {
    throw unavailable(`Secrets Manager answered ${response.status}.`);
  }
  const answer = await bodyOf(response, secretValue);
  if (answer === undefined) throw unavailable('Secrets Manager’s answer was unreadable.');
  if (!response.ok || answer.SecretString === undefined) {
    throw new CheckoutError(
      errorNames.misconfigured,
      `The secret ${secretId} can't be read: ${answer.__type ?? 'it has no text'}. ` +
        'Check that it exists and that this function may read it.',
    );
  }
  return { text: answer.SecretString, createdAtMs: (answer.CreatedDate ?? 0) * 1000 };
};

const unavailable = (message: string, cause?: unknown): CheckoutError =>
  new CheckoutError(errorNames.secretsManagerUnavailable, message, { cause });
