import { callApi, eventOf, type HttpRequest } from '../../../local/http-api/gateway.ts';
import { matchRoute } from '../../../local/http-api/routes.ts';
import type { Lambda } from '../../../local/lambda/lambda.ts';

const requestOf = (overrides: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  path: '/api/quotes',
  query: '',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from('{}'),
  sourceIp: '203.0.113.9',
  ...overrides,
});
const routesTo = (invoke: (event: unknown) => Promise<unknown>) => [
  { key: 'POST /api/quotes', target: { invoke } as unknown as Lambda },
];

test.each([
  ['GET', '/api/checkouts/chk_1', 'GET /api/checkouts/{id}', { id: 'chk_1' }],
  ['GET', '/api/checkouts/new', 'GET /api/checkouts/new', {}],
  ['POST', '/api/checkouts/a%2Fb', 'ANY /api/{proxy+}', { proxy: 'checkouts/a/b' }],
  ['GET', '/api/a/b/c', 'ANY /api/{proxy+}', { proxy: 'a/b/c' }],
  ['GET', '/elsewhere', '$default', {}],
])('%s %s goes to the most specific route', (method, path, key, pathParameters) => {
  const keys = [
    '$default',
    'ANY /api/{proxy+}',
    'GET /api/checkouts/{id}',
    'GET /api/checkouts/new',
  ];
  const routes = keys.map((each) => ({ key: each, target: each }));
  expect(matchRoute(routes, method, path)).toMatchObject({ route: { key }, pathParameters });
});

test('an event has payload format 2.0: lower-case headers, cookies apart, the sender added', () => {
  const request = requestOf({
    query: 'a=1&a=2&b=x%20y',
    headers: {
      'content-type': 'application/json',
      cookie: 'a=1; b=2',
      'x-forwarded-for': '198.51.100.7',
    },
  });
  expect(eventOf(request, 'POST /api/quotes', { id: '7' })).toMatchObject({
    version: '2.0',
    routeKey: 'POST /api/quotes',
    rawPath: '/api/quotes',
    rawQueryString: 'a=1&a=2&b=x%20y',
    queryStringParameters: { a: '1,2', b: 'x y' },
    cookies: ['a=1', 'b=2'],
    headers: { 'x-forwarded-for': '198.51.100.7, 203.0.113.9' },
    pathParameters: { id: '7' },
    requestContext: { http: { method: 'POST', sourceIp: '203.0.113.9' } },
    body: '{}',
    isBase64Encoded: false,
  });
});

test('a body that is no text is base64', () => {
  const body = Buffer.from([0, 255, 1]);
  const event = eventOf(
    requestOf({ headers: { 'content-type': 'image/png' }, body }),
    '$default',
    {},
  );
  expect(event).toMatchObject({ body: body.toString('base64'), isBase64Encoded: true });
});

test('an answer is passed on as the function gave it', async () => {
  const answer = await callApi(
    routesTo(async () => ({
      statusCode: 201,
      headers: { Location: '/x' },
      body: 'aGk=',
      isBase64Encoded: true,
    })),
    requestOf(),
  );
  expect(answer).toMatchObject({ status: 201, headers: { location: '/x' } });
  expect(answer.body.toString()).toBe('hi');
});

test('an answer without a status is a 200 of JSON', async () => {
  const answer = await callApi(
    routesTo(async () => ({ a: 1 })),
    requestOf(),
  );
  expect([answer.status, answer.body.toString()]).toEqual([200, '{"a":1}']);
});

test('a function that fails is a 500, and no route a 404, in API Gateway’s own words', async () => {
  const failing = routesTo(() => Promise.reject(new Error('secret')));
  const failed = await callApi(failing, requestOf());
  const missing = await callApi(failing, requestOf({ path: '/nowhere' }));
  expect([failed.status, failed.body.toString()]).toEqual([
    500,
    '{"message":"Internal Server Error"}',
  ]);
  expect([missing.status, missing.body.toString()]).toEqual([404, '{"message":"Not Found"}']);
});
