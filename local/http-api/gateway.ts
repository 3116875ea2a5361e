/**
 * API Gateway's HTTP API: a request becomes an event in payload format 2.0, and its answer a
 * response.
 */
import { randomUUID } from 'node:crypto';
import type { LambdaFunction } from '../lambda/function.ts';
import { matchRoute, type Route } from './routes.ts';

export type HttpRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Lower-case names; several values joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The address of the client that connected to the gateway. */
  readonly sourceIp: string;
};

export type HttpAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: Buffer;
};

type LambdaAnswer = {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
};

const integrationTimeoutMs = 30_000;
const textTypes = /^(text\/|application\/(.*\+)?(json|xml|javascript|x-www-form-urlencoded))/;

const message = (status: number, text: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify({ message: text })),
});

/** The answer to a request; where no function answers, it has API Gateway's own words. */
export const callApi = async (
  routes: readonly Route<LambdaFunction>[],
  request: HttpRequest,
): Promise<HttpAnswer> => {
  const match = matchRoute(routes, request.method, request.path);
  if (match === undefined) return message(404, 'Not Found');
  const { route, pathParameters } = match;
  const event = eventOf(request, route.key, pathParameters);
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'too late'>((resolve) => {
    timer = setTimeout(() => resolve('too late'), integrationTimeoutMs);
  });
  try {
    const answer = await Promise.race([route.target.invoke(event), tooLate]);
    if (answer === 'too late') return message(503, 'Service Unavailable');
    return answerOf(answer as LambdaAnswer | string);
  } catch {
    return message(500, 'Internal Server Error');
  } finally {
    clearTimeout(timer);
  }
};

/** The event of payload format 2.0. */
export const eventOf = (
  { method, path, query, headers, body, sourceIp }: HttpRequest,
  routeKey: string,
  pathParameters: Readonly<Record<string, string>>,
) => {
  const { cookie, ...others } = headers;
  const isText = textTypes.test(headers['content-type'] ?? 'text/plain');
  const parameters = new URLSearchParams(query);
  const now = new Date();
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    headers: {
      ...others,
      'x-forwarded-for': [headers['x-forwarded-for'], sourceIp].filter(Boolean).join(', '),
    },
    ...(query !== '' && {
      queryStringParameters: Object.fromEntries(
        [...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(',')]),
      ),
    }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: 'localhost',
      http: {
        method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
};

/** A result without a status code is the JSON body of a 200. */
const answerOf = (answer: LambdaAnswer | string): HttpAnswer => {
  if (typeof answer === 'string' || answer?.statusCode === undefined) {
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer)),
    };
  }
  const { statusCode, headers = {}, cookies, body = '', isBase64Encoded = false } = answer;
  return {
    status: statusCode,
    headers: Object.fromEntries(
      Object.entries({ 'content-type': 'text/plain; charset=utf-8', ...lowerCased(headers) }),
    ),
    ...(cookies !== undefined && { cookies }),
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
};

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
