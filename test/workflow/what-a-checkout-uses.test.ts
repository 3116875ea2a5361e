/**
 * What a checkout uses of AWS and of Stripe, to the last call. A change that makes it more, or less, has
 * to say so here; `npm run cost` then writes what it costs into docs/costs.md. Each begins with the
 * catalogue and a quote, and ends when Stripe's events have come; the page looks once at what became of
 * it.
 */
import measured from '../../docs/costs.json' with { type: 'json' };
import { type JourneyName, journeyNames, tallyOfJourney } from '../support/tally/journeys.ts';
import { type MeteredShop, startMeteredShop } from '../support/tally/metered-shop.ts';
import { shownTally } from '../support/tally/shown-tally.ts';

let shop: MeteredShop;
beforeAll(async () => {
  shop = await startMeteredShop();
});
afterAll(() => shop.stop());

const uses: Readonly<Record<JourneyName, string>> = {
  happy: `
   5 transitions: 1 Authorize, 1 HoldPlaced, 1 CreateOrder, 1 OrderCreated, 1 Capture
   9 invocations: 4 Api, 2 WebhookStripeWebhook, 1 WorkflowAuthorize, 1 WorkflowCapture, 1 WorkflowCreateOrder
10.5 read units: 1 BatchGetItem Attempts, 2 BatchGetItem Products, 5 GetItem Checkouts, 2 GetItem Orders, 0.5 Scan Products
  17 write units: 2 PutItem Checkouts, 5 TransactWriteItems Checkouts, 6 TransactWriteItems Orders, 2 TransactWriteItems Products, 2 UpdateItem Attempts
   2 requests to Stripe: 1 POST /v1/payment_intents, 1 POST /v1/payment_intents/:id/capture
   1 other calls to AWS: 1 StartExecution
   2 events published: 2 of the order`,
  approved: `
   8 transitions: 1 Authorize, 1 HoldPlaced, 1 CreateOrder, 2 OrderCreated, 1 AwaitApproval, 1 CheckApproval, 1 Capture
  12 invocations: 4 Api, 1 MerchantOrders, 2 WebhookStripeWebhook, 1 WorkflowAuthorize, 1 WorkflowAwaitApproval, 1 WorkflowCapture, 1 WorkflowCheckApproval, 1 WorkflowCreateOrder
12.5 read units: 1 BatchGetItem Attempts, 2 BatchGetItem Products, 5 GetItem Checkouts, 4 GetItem Orders, 0.5 Scan Products
  20 write units: 2 PutItem Checkouts, 5 TransactWriteItems Checkouts, 6 TransactWriteItems Orders, 2 TransactWriteItems Products, 2 UpdateItem Attempts, 3 UpdateItem Orders
   2 requests to Stripe: 1 POST /v1/payment_intents, 1 POST /v1/payment_intents/:id/capture
   2 other calls to AWS: 1 SendTaskSuccess, 1 StartExecution
   3 events published: 3 of the order`,
  declined: `
   4 transitions: 1 Authorize, 1 HoldPlaced, 1 Declined, 1 CountDecline
   6 invocations: 4 Api, 1 WebhookStripeWebhook, 1 WorkflowAuthorize
 6.5 read units: 1 BatchGetItem Attempts, 2 BatchGetItem Products, 3 GetItem Checkouts, 0.5 Scan Products
   6 write units: 2 PutItem Checkouts, 2 UpdateItem Attempts, 2 UpdateItem Checkouts
   1 requests to Stripe: 1 POST /v1/payment_intents
   1 other calls to AWS: 1 StartExecution
   0 events published: `,
  rejected: `
   5 transitions: 1 Authorize, 1 HoldPlaced, 1 CreateOrder, 1 OrderCreated, 1 Release
   9 invocations: 4 Api, 2 WebhookStripeWebhook, 1 WorkflowAuthorize, 1 WorkflowCreateOrder, 1 WorkflowRelease
 9.5 read units: 1 BatchGetItem Attempts, 2 BatchGetItem Products, 6 GetItem Checkouts, 0.5 Scan Products
  12 write units: 2 PutItem Checkouts, 2 TransactWriteItems Checkouts, 2 TransactWriteItems Orders, 2 TransactWriteItems Products, 1 UpdateItem Attempts, 3 UpdateItem Checkouts
   4 requests to Stripe: 2 GET /v1/payment_intents/:id, 1 POST /v1/payment_intents, 1 POST /v1/payment_intents/:id/cancel
   1 other calls to AWS: 1 StartExecution
   0 events published: `,
};

test.each(journeyNames)('a checkout that is %s uses this much, and no more', async (journey) => {
  expect(`\n${shownTally(await tallyOfJourney(shop, journey))}`).toBe(uses[journey]);
});

test.each(journeyNames)('docs/costs.md was computed of this for %s', (journey) => {
  expect(`\n${measured.journeys[journey].shown}`).toBe(uses[journey]);
});

test('Stripe is asked three times at most when its events come at once', async () => {
  shop.stripe.webhooks.release();
  const { stripe } = await tallyOfJourney(shop, 'happy');
  shop.stripe.webhooks.hold();

  expect(stripe).toEqual(expect.arrayContaining(['POST /v1/payment_intents']));
  expect(stripe).toEqual(expect.arrayContaining(['POST /v1/payment_intents/:id/capture']));
  // An execution that ends just while it is looked at is looked at again, with its payment.
  expect(stripe.length).toBeLessThanOrEqual(3);
});
