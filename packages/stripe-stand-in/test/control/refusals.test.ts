import { refusalsOf } from '../../src/control/refusals.ts';

test.each([
  ['POST', '/v1/payment_intents'],
  ['POST', '/v1/payment_intents/:id/capture'],
  ['POST', '/v1/payment_intents/:id/cancel'],
  ['POST', '/v1/refunds'],
  ['GET', '/v1/payment_intents/:id'],
])('%s %s has refusals, each once, none that would be tried again', (method, template) => {
  const refusals = refusalsOf(method, template);
  const told = refusals.map(({ status, code }) => `${status} ${code}`);
  expect(new Set(told).size).toBe(told.length);
  for (const each of told) expect(each).toMatch(/^(400|402|404) [a-z_]+$/);
});

test('any other request is refused without a code', () => {
  expect(refusalsOf('GET', '/v1/disputes')).toEqual([{}]);
});
