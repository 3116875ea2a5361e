import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';

let shop: CheckoutSystem;
beforeAll(async () => {
  shop = await startCheckoutSystem();
});
afterAll(() => shop.stop());
afterEach(async () => {
  shop.stripe.faults.clear();
  shop.dynamoDbFaults.clear();
  shop.awsFaults.clear();
  expect(await shop.violations()).toEqual([]);
});

const createIntent = { method: 'POST', path: '/v1/payment_intents' } as const;
const capture = { method: 'POST', path: '/v1/payment_intents/:id/capture' } as const;
const cancel = { method: 'POST', path: '/v1/payment_intents/:id/cancel' } as const;
/** Authorize and its three retries. */
const allOfAuthorize = 4;

describe('Authorize', () => {
  test.each([
    'lost-reply',
    'reset-before',
    'error-before',
    'rate-limit',
    'lock-timeout',
    'in-use',
  ] as const)(
    'a hold that met %s once is placed once, by the retry with the same key',
    async (kind) => {
      shop.stripe.faults.add({ ...createIntent, kind });
      const { body } = await shop.place();
      const { checkout } = await shop.ended(body.id);

      expect(checkout.status).toBe('paid');
      expect(shop.paymentsOf(body.id)).toHaveLength(1);
      const holds = shop.stripe
        .state()
        .journal.filter(({ idempotencyKey }) => idempotencyKey === `${body.id}:authorize`);
      expect(holds.length).toBeGreaterThan(1);
    },
  );

  test('a hold whose answer is always lost is found by its key and canceled', async () => {
    shop.stripe.faults.add({ ...createIntent, kind: 'lost-reply', times: 2 * allOfAuthorize });
    const { body } = await shop.place();
    const { states } = await shop.ended(body.id);

    expect(states).toEqual(['Authorize', 'Release']);
    expect(body).toMatchObject({ status: 'rejected', error: { code: 'unavailable' } });
    expect(shop.paymentsOf(body.id)).toMatchObject([{ status: 'canceled', amount_received: 0 }]);
  });

  test('a hold that never reached Stripe can’t be placed late', async () => {
    shop.stripe.faults.add({ ...createIntent, kind: 'error-before', times: allOfAuthorize });
    const { body } = await shop.place();
    const { execution } = await shop.ended(body.id);
    expect(body.status).toBe('rejected');

    const late = shop.lambda('WorkflowAuthorize').invoke(execution.input);
    await expect(late).rejects.toMatchObject({ name: 'PaymentRefused' });
    expect(shop.paymentsOf(body.id)).toMatchObject([{ status: 'canceled', latest_charge: null }]);
  });

  test('a hold that Stripe remembers as a 500 is found and canceled', async () => {
    shop.stripe.faults.add({ ...createIntent, kind: 'effect-then-500-saved' });
    const { body } = await shop.place();

    expect(body.status).toBe('rejected');
    expect(shop.paymentsOf(body.id)).toMatchObject([{ status: 'canceled' }]);
  });

  test('a 500 that Stripe remembers without a hold ends with nothing to undo', async () => {
    shop.stripe.faults.add({ ...createIntent, kind: 'error-saved' });
    const { body } = await shop.place();

    expect(body.status).toBe('rejected');
    expect(shop.paymentsOf(body.id)).toEqual([]);
  });

  test('a secret that can’t be read for a moment is asked for again', async () => {
    await shop.lambda('WorkflowAuthorize').stop();
    shop.awsFaults.add({ action: 'GetSecretValue', kind: 'error-before', times: 4 });
    const { body } = await shop.place();

    expect((await shop.ended(body.id)).checkout.status).toBe('paid');
  });
});

describe('CreateOrder', () => {
  test('an order whose answer is lost exists once, and takes its stock once', async () => {
    const before = await shop.stockOf('workshop');
    shop.dynamoDbFaults.add({ action: 'TransactWriteItems', kind: 'lost-reply', times: 1 });
    const { body } = await shop.place({
      items: [{ sku: 'workshop', quantity: 3 }],
      expectedTotal: 4200,
    });

    expect((await shop.ended(body.id)).checkout.status).toBe('paid');
    expect(await shop.stockOf('workshop')).toBe(before - 3);
  });

  test('an order whose answer is always lost is captured after all', async () => {
    // Three tries of the SDK in each of four of the step's; the next one is Capture's.
    shop.dynamoDbFaults.add({ action: 'TransactWriteItems', kind: 'lost-reply', times: 12 });
    const { body } = await shop.place();
    const { checkout, states } = await shop.ended(body.id);

    expect(states.slice(states.indexOf('CreateOrder'))).toEqual([
      'CreateOrder',
      'Release',
      'CheckApproval',
      'OrderCreated',
      'Capture',
    ]);
    expect(checkout.status).toBe('paid');
  });

  test('an order that DynamoDB never takes leaves nothing held', async () => {
    const before = await shop.stockOf('workshop');
    shop.dynamoDbFaults.add({ action: 'TransactWriteItems', kind: 'error-before', times: 12 });
    const { body } = await shop.place();

    expect(body).toMatchObject({ status: 'rejected', error: { code: 'unavailable' } });
    expect(shop.paymentsOf(body.id)).toMatchObject([{ status: 'canceled' }]);
    expect(await shop.stockOf('workshop')).toBe(before);
  });

  test('an order can’t be created once its release has begun', async () => {
    shop.dynamoDbFaults.add({ action: 'TransactWriteItems', kind: 'throttled', times: 12 });
    const { body } = await shop.place();
    const { execution } = await shop.ended(body.id);
    const entered = execution.history.find(
      ({ type, state }) => type === 'StateEntered' && state?.name === 'CreateOrder',
    );
    expect(body.status).toBe('rejected');

    const late = shop.lambda('WorkflowCreateOrder').invoke(entered?.state?.input);
    await expect(late).rejects.toMatchObject({ name: 'RecordsDisagree' });
    expect((await shop.rows('TablesOrders')).some((order) => order.checkoutId === body.id)).toBe(
      false,
    );
  });
});

describe('Capture', () => {
  test.each([
    'lost-reply',
    'reset-before',
    'error-before',
    'error-saved',
    'effect-then-500-saved',
    'rate-limit',
  ] as const)('a capture that met %s is made once', async (kind) => {
    shop.stripe.faults.add({ ...capture, kind });
    const { body } = await shop.place();

    expect((await shop.ended(body.id)).checkout.status).toBe('paid');
    expect(shop.paymentsOf(body.id)).toMatchObject([
      { status: 'succeeded', amount_received: 1400 },
    ]);
  });

  test('a capture that could not be written down is written down by the retry', async () => {
    shop.dynamoDbFaults.add({
      action: 'TransactWriteItems',
      kind: 'error-before',
      after: 1,
      times: 3,
    });
    const { body } = await shop.place();
    const { checkout, execution } = await shop.ended(body.id);

    expect(checkout.status).toBe('paid');
    expect(execution.history.filter(({ type }) => type === 'StateRetried')).toHaveLength(1);
  });
});

describe('Release', () => {
  test.each([
    'lost-reply',
    'reset-before',
    'error-before',
    'error-saved',
    'effect-then-500-saved',
  ] as const)('a cancel that met %s leaves nothing held', async (kind) => {
    shop.dynamoDbFaults.add({ action: 'TransactWriteItems', kind: 'error-before', times: 12 });
    shop.stripe.faults.add({ ...cancel, kind });
    const { body } = await shop.place();

    expect((await shop.ended(body.id)).checkout.status).toBe('rejected');
    expect(shop.paymentsOf(body.id)).toMatchObject([{ status: 'canceled' }]);
  });

  test('a release that Stripe never answers fails in place, and a redrive ends it', async () => {
    shop.dynamoDbFaults.add({ action: 'TransactWriteItems', kind: 'error-before', times: 12 });
    shop.stripe.faults.add({ ...cancel, kind: 'unavailable', times: null });
    const { body } = await shop.place({ waitSeconds: 0 });
    const parked = await shop.ended(body.id);
    expect(parked.execution).toMatchObject({ status: 'FAILED', error: 'StripeUnavailable' });
    expect(parked.states.at(-1)).toBe('Release');
    expect(parked.checkout.status).toBe('processing');
    expect(shop.paymentsOf(body.id)).toMatchObject([{ status: 'requires_capture' }]);

    shop.stripe.faults.clear();
    shop.executions.redrive(body.id);
    const redriven = await shop.ended(body.id);
    expect(redriven.execution.status).toBe('SUCCEEDED');
    expect(redriven.checkout.status).toBe('rejected');
    expect(shop.paymentsOf(body.id)).toMatchObject([{ status: 'canceled' }]);
  });

  test('a day later, a hold that nobody has seen is found among that day’s payments', async () => {
    shop.stripe.faults.add({ ...createIntent, kind: 'lost-reply', times: 2 * allOfAuthorize });
    shop.stripe.faults.add({ ...createIntent, kind: 'unavailable', times: null });
    const { body } = await shop.place({ waitSeconds: 0 });
    const { execution } = await shop.ended(body.id);
    expect(execution.status).toBe('FAILED');
    shop.stripe.faults.clear();

    const dayBefore = new Date(Date.now() - 23.5 * 60 * 60 * 1000).toISOString();
    const late = { ...(execution.input as object), placedAt: dayBefore };
    await expect(shop.lambda('WorkflowAuthorize').invoke(late)).rejects.toMatchObject({
      name: 'PaymentRefused',
    });
    await shop.lambda('WorkflowRelease').invoke(late);
    expect(shop.paymentsOf(body.id)).toMatchObject([{ status: 'canceled' }]);
    expect((await shop.checkout(body.id)).status).toBe('rejected');
  });

  test('a release that is repeated changes nothing', async () => {
    shop.dynamoDbFaults.add({ action: 'TransactWriteItems', kind: 'error-before', times: 12 });
    const { body } = await shop.place();
    const { execution } = await shop.ended(body.id);
    const before = shop.stripe.state().events.length;

    await shop.lambda('WorkflowRelease').invoke(execution.input);
    expect(shop.stripe.state().events).toHaveLength(before);
    expect((await shop.checkout(body.id)).status).toBe('rejected');
  });

  test('a release of a checkout that is paid touches nothing', async () => {
    const { body } = await shop.place();
    const { execution } = await shop.ended(body.id);

    const release = shop.lambda('WorkflowRelease').invoke(execution.input);
    await expect(release).rejects.toMatchObject({ name: 'OrderExists' });
    expect(shop.paymentsOf(body.id)).toMatchObject([{ status: 'succeeded' }]);
  });
});
