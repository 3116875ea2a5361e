/** The API's responses: JSON that is never cached, and problems as RFC 9457 defines them. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problemBody, type RequestProblem } from '../checkout/problems.ts';

export type Response = APIGatewayProxyStructuredResultV2 & { readonly statusCode: number };

type Headers = Readonly<Record<string, string>>;

const common: Headers = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};

export const json = (statusCode: number, body: unknown, headers: Headers = {}): Response => ({
  statusCode,
  headers: { ...common, 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** The header that says how long the response was allowed to wait; no header for 0 seconds. */
export const waited = (waitSeconds: number): Record<string, string> =>
  waitSeconds > 0 ? { 'Preference-Applied': `wait=${waitSeconds}` } : {};

export const problem = (refused: RequestProblem): Response => {
  const body = problemBody(refused);
  const { retryAfterSeconds, allowedMethods } = refused.details;
  return {
    statusCode: body.status,
    headers: {
      ...common,
      'Content-Type': 'application/problem+json',
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
      ...(allowedMethods !== undefined && { Allow: allowedMethods.join(', ') }),
    },
    body: JSON.stringify(body),
  };
};
