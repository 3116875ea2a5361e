/**
 * Sends one signed request in AWS's JSON protocol, with aws4fetch. A function that needs only one
 * call of a service does without AWS's own client for it, which would double its cold start.
 */
import { AwsClient } from 'aws4fetch';
import type * as z from 'zod/mini';

/** The credentials that Lambda gives a function; its requests are signed with them. */
export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
  readonly region: string;
};

export type AwsCall = {
  /** The service's name in the signature, and the first part of its address: `secretsmanager`. */
  readonly service: string;
  /** The operation, such as `secretsmanager.GetSecretValue`. */
  readonly target: string;
  /** An address to use instead of AWS's own; undefined for AWS's own. */
  readonly endpoint: string | undefined;
  readonly input: unknown;
};

/** An answer's body as `schema` describes it; undefined where it is another one, or no JSON. */
export const bodyOf = async <Body>(
  response: Response,
  schema: z.ZodMiniType<Body>,
): Promise<Body | undefined> => schema.safeParse(await response.json().catch(() => undefined)).data;

/**
 * Whether an error of this name says that there is too much to do just now: AWS answers 400 with it.
 * Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export const isThrottled = (errorType: string): boolean =>
  /Throttl|TooManyRequests/.test(errorType);

const timeoutMs = 3000;

/**
 * Resolves to the answer, whatever its status, after at most three attempts. Rejects when the
 * service can't be reached.
 */
export const callAws = (
  { accessKeyId, secretAccessKey, sessionToken, region }: Credentials,
  { service, target, endpoint, input }: AwsCall,
): Promise<Response> => {
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
    region,
    service,
    retries: 2,
    initRetryMs: 100,
  });
  return client.fetch(endpoint ?? `https://${service}.${region}.amazonaws.com/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': target },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(timeoutMs),
  });
};
