/** Builds the event that API Gateway gives the API's function. A test overrides fields by name. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

type Parts = {
  /** For example `GET /api/checkouts/{id}`; API Gateway's `ANY /api/{proxy+}` for any other address. */
  readonly route?: string;
  readonly method?: string;
  readonly path?: string;
  readonly id?: string;
  /** Lower-case names, as API Gateway gives them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; text is sent as it is. */
  readonly body?: unknown;
  readonly sourceIp?: string;
  readonly isBase64Encoded?: boolean;
};

/** A request with a JSON body, from 198.51.100.9. */
export const apiEvent = (parts: Parts = {}): APIGatewayProxyEventV2 => {
  const { route = 'POST /api/quotes', id, body, headers = {}, isBase64Encoded = false } = parts;
  const [routeMethod = '', template = ''] = route.split(' ');
  const method = parts.method ?? routeMethod;
  const path = parts.path ?? template.replace('{id}', id ?? '');
  return {
    version: '2.0',
    routeKey: route,
    rawPath: path,
    rawQueryString: '',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(id !== undefined && { pathParameters: { id } }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.example',
      domainPrefix: 'api',
      requestId: 'request',
      routeKey: route,
      stage: '$default',
      time: '23/Nov/2026:10:00:00 +0000',
      timeEpoch: 0,
      http: {
        method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: parts.sourceIp ?? '198.51.100.9',
        userAgent: 'test',
      },
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded,
  };
};
