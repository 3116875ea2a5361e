/**
 * One signed call in AWS's JSON protocol, by aws4fetch: AWS's client for a service of which a
 * function uses a single call would be a second SDK in it, and double its start.
 */
import { AwsClient } from 'aws4fetch';
import type * as z from 'zod/mini';

/** What Lambda gives a function to sign its requests with. */
export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
  readonly region: string;
};

export type AwsCall = {
  /** As it is signed for, and as its address begins: `secretsmanager`. */
  readonly service: string;
  /** As in `secretsmanager.GetSecretValue`. */
  readonly target: string;
  /** Another address than AWS's own. */
  readonly endpoint: string | undefined;
  readonly input: unknown;
};

/** An answer's body as `schema` describes it; undefined where it is another one, or no JSON. */
export const bodyOf = async <Body>(
  response: Response,
  schema: z.ZodMiniType<Body>,
): Promise<Body | undefined> => schema.safeParse(await response.json().catch(() => undefined)).data;

const timeoutMs = 3000;

/** The answer, whatever its status; tried three times. Rejects when the service can't be reached. */
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
