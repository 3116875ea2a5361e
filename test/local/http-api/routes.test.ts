import { matchRoute } from '../../../local/http-api/routes.ts';

const routesOf = (...keys: readonly string[]) => keys.map((key) => ({ key, target: key }));
const all = routesOf(
  '$default',
  'ANY /api/{proxy+}',
  'GET /api/checkouts/{id}',
  'GET /api/checkouts/new',
);

test.each([
  ['GET', '/api/checkouts/chk_1', 'GET /api/checkouts/{id}', { id: 'chk_1' }],
  ['GET', '/api/checkouts/new', 'GET /api/checkouts/new', {}],
  ['POST', '/api/checkouts/a%2Fb', 'ANY /api/{proxy+}', { proxy: 'checkouts/a/b' }],
  ['GET', '/api/a/b/c', 'ANY /api/{proxy+}', { proxy: 'a/b/c' }],
  ['GET', '/elsewhere', '$default', {}],
])('%s %s goes to the most specific route', (method, path, key, pathParameters) => {
  expect(matchRoute(all, method, path)).toMatchObject({ route: { key }, pathParameters });
});

test('a named method comes before ANY', () => {
  const match = matchRoute(routesOf('ANY /a', 'POST /a'), 'POST', '/a');
  expect(match?.route.key).toBe('POST /a');
});

test('a variable is one part of a path, and dots in a route are dots', () => {
  expect(matchRoute(routesOf('GET /a/{id}'), 'GET', '/a/b/c')).toBeUndefined();
  expect(matchRoute(routesOf('GET /a.js'), 'GET', '/a-js')).toBeUndefined();
});

test('without a default route, a request that matches no route has none', () => {
  expect(matchRoute(routesOf('GET /a'), 'POST', '/a')).toBeUndefined();
});
