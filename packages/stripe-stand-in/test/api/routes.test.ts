import { findRoute, templates } from '../../src/api/routes.ts';

test.each([
  ['POST', '/v1/payment_intents', '/v1/payment_intents', ''],
  ['GET', '/v1/payment_intents/pi_1', '/v1/payment_intents/:id', 'pi_1'],
  ['POST', '/v1/payment_intents/pi_1/capture', '/v1/payment_intents/:id/capture', 'pi_1'],
  ['DELETE', '/v1/webhook_endpoints/we_1', '/v1/webhook_endpoints/:id', 'we_1'],
])('%s %s is found', (method, path, template, id) => {
  expect(findRoute(method, path)).toMatchObject({ route: { template }, id });
});

test.each([
  ['GET', '/v1/customers'],
  ['PUT', '/v1/payment_intents'],
  ['POST', '/v1/payment_intents/pi_1/capture/more'],
  ['GET', '/v1/payment_intents/pi_1%2Fcapture'],
])('%s %s is not a route', (method, path) => {
  expect(findRoute(method, path)).toBeUndefined();
});

test('each path is named once', () => {
  expect(new Set(templates).size).toBe(templates.length);
});
