import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';

let shop: CheckoutSystem;
beforeAll(async () => {
  shop = await startCheckoutSystem({ tokenWaitMs: 1000 });
});
afterAll(() => shop.stop());
afterEach(() => {
  shop.stripe.faults.clear();
  shop.dynamoDbFaults.clear();
  shop.awsFaults.clear();
});

const card = (name: string) => ({ paymentMethod: `pm_card_${name}` });

test('a card that works is held, ordered and captured, in five states', async () => {
  const { body } = await shop.place();
  const { checkout, execution, states } = await shop.ended(body.id);

  expect(states).toEqual(['Authorize', 'HoldPlaced', 'CreateOrder', 'OrderCreated', 'Capture']);
  expect(execution.status).toBe('SUCCEEDED');
  expect(checkout).toMatchObject({ status: 'paid', total: 1400, currency: 'usd' });
  expect(shop.paymentsOf(body.id)).toMatchObject([
    { status: 'succeeded', amount: 1400, amount_received: 1400, capture_method: 'manual' },
  ]);
});

test('the shopper is told of the order before the capture', async () => {
  shop.stripe.faults.add({
    kind: 'slow-before',
    path: '/v1/payment_intents/:id/capture',
    delayMs: 1000,
  });
  const { body } = await shop.place();

  expect(body).toMatchObject({ status: 'confirmed', orderId: expect.stringMatching(/^HF-/) });
  expect(shop.paymentsOf(body.id)).toMatchObject([{ status: 'requires_capture' }]);
  expect((await shop.ended(body.id)).checkout.status).toBe('paid');
});

test.each([
  ['visa_chargeDeclined', 'card_declined'],
  ['visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ['chargeDeclinedExpiredCard', 'expired_card'],
  ['chargeDeclinedIncorrectCvc', 'incorrect_cvc'],
  ['chargeDeclinedProcessingError', 'processing_error'],
  ['visa_chargeDeclinedStolenCard', 'card_declined'],
])('the card %s is declined as %s, with nothing held and nothing sold', async (name, code) => {
  const before = await shop.stockOf('workshop');
  const { body } = await shop.place({ payment: card(name) });
  const { checkout, states } = await shop.ended(body.id);

  expect(checkout).toMatchObject({ status: 'declined', error: { code } });
  expect(checkout.error?.message).toMatch(/\w{3,}.*\./);
  expect(states).toEqual(['Authorize', 'HoldPlaced', 'Declined', 'CountDecline']);
  expect(await shop.stockOf('workshop')).toBe(before);
  expect(shop.paymentsOf(body.id)).toMatchObject([{ status: 'requires_payment_method' }]);
});

test('after a decline another card pays at once, under a new key', async () => {
  const declined = await shop.place({ payment: card('visa_chargeDeclined') });
  const paid = await shop.place({ payment: card('visa') });

  expect(declined.body.status).toBe('declined');
  expect((await shop.ended(paid.body.id)).checkout.status).toBe('paid');
});

test('a card whose bank asks ends expired when nobody answers, its PaymentIntent canceled', async () => {
  const { body } = await shop.place({ payment: card('threeDSecure2Required') });
  expect(body).toMatchObject({
    status: 'requires_action',
    nextAction: { clientSecret: expect.stringContaining('_secret_') },
  });
  const { checkout, states } = await shop.ended(body.id);

  expect(states).toEqual(['Authorize', 'HoldPlaced', 'AwaitAuthentication', 'Release']);
  expect(checkout).toMatchObject({ status: 'expired', error: { code: 'authentication_expired' } });
  expect(checkout.nextAction).toBeUndefined();
  expect(shop.paymentsOf(body.id)).toMatchObject([{ status: 'canceled' }]);
});

test.each([
  ['a token of the card Element', { token: 'tok_visa' }],
  ['a PaymentMethod', { paymentMethod: 'pm_card_mastercard' }],
])('%s pays', async (_, payment) => {
  const { body } = await shop.place({ payment });
  expect((await shop.ended(body.id)).checkout.status).toBe('paid');
});

test('a confirmation token pays once, and not a second checkout', async () => {
  const response = await fetch(`${shop.stripeUrl}/v1/test_helpers/confirmation_tokens`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_x' },
    body: new URLSearchParams({ payment_method: 'pm_card_visa' }),
  });
  const { id: confirmationToken } = (await response.json()) as { id: string };
  const first = await shop.place({ payment: { confirmationToken } });
  const second = await shop.place({ payment: { confirmationToken } });

  expect((await shop.ended(first.body.id)).checkout.status).toBe('paid');
  expect(second.body).toMatchObject({
    status: 'declined',
    error: { code: 'payment_details_unusable' },
  });
  expect(shop.paymentsOf(second.body.id)).toEqual([]);
});

test.each([
  { paymentMethod: 'pm_ofanotheraccount' },
  { token: 'tok_ofanotheraccount' },
  { confirmationToken: 'ctoken_ofanotheraccount' },
])(
  '%j, which Stripe does not know, ends rejected: no shopper can mend the keys',
  async (payment) => {
    const { body } = await shop.place({ payment });

    const { checkout, execution } = await shop.ended(body.id);
    expect(checkout).toMatchObject({ status: 'rejected', error: { code: 'unavailable' } });
    expect(JSON.stringify(execution)).toContain('Are the publishable key and the secret key');
  },
);

test('a PaymentMethod that has paid before ends rejected, with nothing held', async () => {
  const made = await fetch(`${shop.stripeUrl}/v1/payment_methods`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_x' },
    body: new URLSearchParams({ type: 'card', 'card[token]': 'tok_visa' }),
  });
  const { id: paymentMethod } = (await made.json()) as { id: string };
  const first = await shop.place({ payment: { paymentMethod } });
  const second = await shop.place({ payment: { paymentMethod } });

  expect((await shop.ended(first.body.id)).checkout.status).toBe('paid');
  expect(second.body).toMatchObject({ status: 'rejected', error: { code: 'unavailable' } });
  expect(shop.paymentsOf(second.body.id)).toEqual([]);
});

test('when the last item is sold in between, a checkout ends rejected, and its hold is gone', async () => {
  const left = await shop.stockOf('lamp');
  shop.dynamoDbFaults.add({
    action: 'TransactWriteItems',
    kind: 'slow-before',
    delayMs: 400,
    times: 1,
  });
  const placing = shop.place({
    items: [{ sku: 'lamp', quantity: left }],
    expectedTotal: 11900 * left,
  });
  const quick = await untilHeld(placing, async () => {
    await shop.setStock('lamp', left - 1);
  });
  await shop.setStock('lamp', left);

  expect(quick.body).toMatchObject({ status: 'rejected', error: { code: 'out_of_stock' } });
  expect(shop.paymentsOf(quick.body.id)).toMatchObject([
    { status: 'canceled', amount_received: 0 },
  ]);
});

test('a payment that was captured by hand is refunded when its order can’t be created', async () => {
  const left = await shop.stockOf('lamp');
  shop.dynamoDbFaults.add({
    action: 'TransactWriteItems',
    kind: 'slow-before',
    delayMs: 500,
    times: 1,
  });
  const placing = shop.place({ items: [{ sku: 'lamp', quantity: 1 }], expectedTotal: 11900 });
  const { body } = await untilHeld(placing, async (intentId) => {
    await shop.setStock('lamp', 0);
    await fetch(`${shop.stripeUrl}/v1/payment_intents/${intentId}/capture`, {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_x' },
    });
  });
  await shop.setStock('lamp', left);

  expect(body).toMatchObject({ status: 'refunded' });
  const { refunds } = shop.stripe.state();
  const [intent] = shop.paymentsOf(body.id);
  expect(refunds.filter((refund) => refund.payment_intent === intent?.id)).toMatchObject([
    { amount: 11900, status: 'succeeded' },
  ]);
});

test('a hold that ended before the capture cancels the order and gives its stock back', async () => {
  const before = await shop.stockOf('tee');
  shop.stripe.faults.add({
    kind: 'slow-before',
    path: '/v1/payment_intents/:id/capture',
    delayMs: 300,
  });
  const { body } = await shop.place({ items: [{ sku: 'tee', quantity: 2 }], expectedTotal: 6200 });
  expect(body.status).toBe('confirmed');
  shop.stripe.advance(8 * 24 * 60 * 60);
  const { checkout, states } = await shop.ended(body.id);

  expect(states.slice(-2)).toEqual(['Capture', 'Release']);
  expect(checkout).toMatchObject({ status: 'canceled', error: { code: 'hold_gone' } });
  expect(await shop.stockOf('tee')).toBe(before);
});

test('the books are in order after all of this', async () => {
  expect(await shop.violations()).toEqual([]);
});

/** Acts while the hold is placed and the order isn't; then the checkout's answer. */
const untilHeld = async <T>(placing: Promise<T>, act: (intentId: string) => Promise<void>) => {
  const before = shop.stripe.state().paymentIntents.length;
  for (;;) {
    const intent = shop.stripe.state().paymentIntents[before];
    if (intent?.status === 'requires_capture') {
      await act(intent.id);
      return placing;
    }
    await new Promise(setImmediate);
  }
};
