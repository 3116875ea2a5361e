/** The cases that other places are held to, on the local system. */
import { type CheckoutSystem, startCheckoutSystem } from '../../support/system.ts';
import { runCases } from './run-cases.ts';

let shop: CheckoutSystem;
beforeAll(async () => {
  shop = await startCheckoutSystem();
});
afterAll(() => shop.stop());

test('the local system does all that a shop has to', async () => {
  const results = await runCases({
    apiUrl: shop.pageUrl,
    stripeUrl: shop.stripeUrl,
    patienceSeconds: 10,
  });
  expect(results.filter(({ failure }) => failure !== undefined)).toEqual([]);
  expect(results.length).toBeGreaterThan(12);
});

test('a shop that answers with an error is told', async () => {
  shop.dynamoDbFaults.add({ action: 'PutItem', kind: 'error-before' });
  const results = await runCases({
    apiUrl: shop.pageUrl,
    stripeUrl: shop.stripeUrl,
    patienceSeconds: 1,
  });
  shop.dynamoDbFaults.clear();
  expect(results.filter(({ failure }) => failure !== undefined).length).toBeGreaterThan(0);
});
