import { callApi, eventOf, type HttpRequest } from '../../../local/http-api/gateway.ts';
import { lambdaOf } from '../lambda-of.ts';
import { requestOf } from '../request-of.ts';

const quote = (overrides: Partial<HttpRequest> = {}) =>
  requestOf({
    path: '/api/quotes',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{}'),
    ...overrides,
  });
const routesTo = (handler: (event: unknown) => unknown) => [
  { key: 'POST /api/quotes', target: lambdaOf('Shop-Quote', handler).lambda },
];

test('an event has payload format 2.0: lower-case headers, cookies apart, the sender added', () => {
  const request = quote({
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

test('a body that is not text is base64', () => {
  const body = Buffer.from([0, 255, 1]);
  const event = eventOf(quote({ headers: { 'content-type': 'image/png' }, body }), '$default', {});
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
    quote(),
  );
  expect(answer).toMatchObject({ status: 201, headers: { location: '/x' } });
  expect(answer.body.toString()).toBe('hi');
});

test('an answer without a status is a 200 of JSON', async () => {
  const answer = await callApi(
    routesTo(async () => ({ a: 1 })),
    quote(),
  );
  expect([answer.status, answer.body.toString()]).toEqual([200, '{"a":1}']);
});

test('a function that fails is a 500, and a missing route a 404, in API Gateway’s own words', async () => {
  const failing = routesTo(() => Promise.reject(new Error('secret')));
  const failed = await callApi(failing, quote());
  const missing = await callApi(failing, quote({ path: '/nowhere' }));
  expect([failed.status, failed.body.toString()]).toEqual([
    500,
    '{"message":"Internal Server Error"}',
  ]);
  expect([missing.status, missing.body.toString()]).toEqual([404, '{"message":"Not Found"}']);
});

test('a function that takes longer than thirty seconds is a 503', async () => {
  jest.useFakeTimers();
  const answer = callApi(
    routesTo(() => new Promise(() => {})),
    quote(),
  );
  await jest.advanceTimersByTimeAsync(30_000);
  jest.useRealTimers();
  expect(await answer).toMatchObject({ status: 503 });
});

test('a function’s cookies are passed on, and its text has a type', async () => {
  const answer = await callApi(
    routesTo(() => ({ statusCode: 200, cookies: ['a=1', 'b=2'], body: 'hi' })),
    quote(),
  );
  expect(answer).toMatchObject({
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    cookies: ['a=1', 'b=2'],
  });
});

test('a text without a status is a 200 of itself', async () => {
  const answer = await callApi(
    routesTo(() => 'hi'),
    quote(),
  );
  expect([answer.status, answer.body.toString()]).toEqual([200, 'hi']);
});
