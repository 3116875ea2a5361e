/** Reads the parts of an API Gateway request, and refuses those that are malformed. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import { idempotencyKeyPattern } from '../checkout/idempotency.ts';
import { RequestProblem } from '../checkout/problems.ts';
import { printable } from '../typed/printable.ts';
import { edgeHeader } from './edge.ts';

const maxBodyBytes = 16 * 1024;
/**
 * Waiting here would take a Lambda environment from the steps that it waits for: a new AWS account runs
 * ten at once. So a wait is short, and whoever waits longer asks again.
 */
const maxWaitSeconds = 2;

/**
 * The JSON body, as `schema` describes it. Throws a `RequestProblem`: `unsupported_media_type`,
 * `body_too_large`, `invalid_json`, or `invalid_request`, which names the first wrong field.
 */
export const readBody = <T>(event: APIGatewayProxyEventV2, schema: z.ZodMiniType<T>): T => {
  const type = event.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new RequestProblem('unsupported_media_type', {
      detail: `The body must be sent as application/json; it came as ${printable(type ?? 'no type at all')}.`,
    });
  }
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.byteLength > maxBodyBytes) {
    throw new RequestProblem('body_too_large', {
      detail: `The body has ${bytes.byteLength} bytes; at most ${maxBodyBytes} are taken.`,
    });
  }
  const parsed = schema.safeParse(parseJson(bytes.toString('utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = fieldOf(issue?.path ?? []);
  throw new RequestProblem('invalid_request', {
    detail: sentenceOf(field, issue?.message ?? 'is invalid'),
    ...(field !== '' && { field }),
  });
};

/** A message that is a whole sentence is for the shopper; others say what the field must be. */
const sentenceOf = (field: string, message: string): string =>
  message.endsWith('.') ? message : `${field === '' ? 'The body' : field}: ${message}.`;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestProblem('invalid_json', { detail: 'The body is not JSON.' });
  }
};

const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((field, part) => {
    if (typeof part === 'number') return `${field}[${part}]`;
    return field === '' ? String(part) : `${field}.${String(part)}`;
  }, '');

/** The `Idempotency-Key` header. Throws `idempotency_key_missing` or `idempotency_key_invalid`. */
export const readIdempotencyKey = ({ headers }: APIGatewayProxyEventV2): string => {
  const key = headers['idempotency-key'];
  if (key === undefined || key === '') {
    throw new RequestProblem('idempotency_key_missing', {
      detail: 'Send an Idempotency-Key header: a new one for each attempt, the same for a repeat.',
    });
  }
  if (!idempotencyKeyPattern.test(key)) {
    throw new RequestProblem('idempotency_key_invalid', {
      detail: 'An Idempotency-Key has 16 to 64 characters of A-Z, a-z, 0-9, _ and -.',
    });
  }
  return key;
};

/**
 * The seconds to wait until the checkout is decided, from `Prefer: wait=N` (RFC 7240): 0 without
 * this header, and at most 2. A preference that makes no sense is ignored, as the RFC asks.
 */
export const readWaitSeconds = ({ headers }: APIGatewayProxyEventV2): number => {
  const wait = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,9})"?(?:$|[,;\s])/i.exec(headers.prefer ?? '');
  return Math.min(Number(wait?.[1] ?? 0), maxWaitSeconds);
};

/**
 * The moment, in Unix milliseconds, until which a response may wait. The time since API Gateway got
 * the request counts: what was done before the wait, and the function's start.
 */
export const waitUntilMs = (
  { requestContext }: APIGatewayProxyEventV2,
  waitSeconds: number,
): number => requestContext.timeEpoch + waitSeconds * 1000;

/**
 * The shopper's IP address. CloudFront's requests are recognized by a header whose value only this
 * stack knows; in these, `X-Forwarded-For` ends with the shopper's address and then CloudFront's.
 * For any other request the sender's address is taken, since its headers may be invented.
 */
export const readAddress = (
  { headers, requestContext }: APIGatewayProxyEventV2,
  edgeKey: string,
): string => {
  const sender = requestContext.http.sourceIp;
  if (headers[edgeHeader] !== edgeKey) return sender;
  const hops = (headers['x-forwarded-for'] ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-2) ?? sender;
};
