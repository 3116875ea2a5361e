/** Reads a secret from Secrets Manager. */
import * as z from 'zod/mini';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { bodyOf, type Credentials, callAws, isThrottled } from './aws-json.ts';

export type Environment = Credentials & { readonly secretsEndpoint: string | undefined };

export type SecretVersion = { readonly text: string; readonly createdAtMs: number };

/** Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
const secretValue = z.object({
  SecretString: z.optional(z.string()),
  /** Unix seconds. */
  CreatedDate: z.optional(z.number()),
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
  const { SecretString, CreatedDate = 0 } = await askSecretsManager(environment, secretValue, {
    target: 'secretsmanager.GetSecretValue',
    input: { SecretId: secretId, VersionStage: stage },
  });
  if (SecretString === undefined) throw unreadable(secretId, 'it has no text');
  return { text: SecretString, createdAtMs: CreatedDate * 1000 };
};

type Question = {
  /** An action, such as `secretsmanager.GetSecretValue`. */
  readonly target: string;
  readonly input: { readonly SecretId: string; readonly VersionStage?: string };
};

/** The answer to a question about one secret. Throws the same errors as `fetchSecret`. */
export const askSecretsManager = async <Answer>(
  environment: Environment,
  shape: z.ZodMiniType<Answer>,
  { target, input }: Question,
): Promise<Answer> => {
  const response = await callAws(environment, {
    service: 'secretsmanager',
    target,
    endpoint: environment.secretsEndpoint,
    input,
  }).catch((cause: unknown) => {
    throw unavailable('Secrets Manager could not be reached.', cause);
  });
  if (response.status === 429 || response.status >= 500) {
    throw unavailable(`Secrets Manager answered ${response.status}.`);
  }
  if (!response.ok) {
    const { __type } = (await bodyOf(response, refusal)) ?? {};
    if (isThrottled(__type ?? '')) throw unavailable(`Secrets Manager answered ${__type}.`);
    throw unreadable(input.SecretId, __type ?? `the answer was ${response.status}`);
  }
  const answer = await bodyOf(response, shape);
  if (answer === undefined) throw unavailable('Secrets Manager’s answer was unreadable.');
  return answer;
};

/** A refusal has its name in this field. */
const refusal = z.object({ __type: z.string() });

const unreadable = (secretId: string, why: string): CheckoutError =>
  new CheckoutError(
    errorNames.misconfigured,
    `The secret ${secretId} can't be read: ${why}. ` +
      'Check that it exists and that this function may read it.',
  );

const unavailable = (message: string, cause?: unknown): CheckoutError =>
  new CheckoutError(errorNames.secretsManagerUnavailable, message, { cause });
