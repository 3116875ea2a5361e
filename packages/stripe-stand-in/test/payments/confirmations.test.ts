import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

test('a card that works is a hold, and its charge says until when', async () => {
  const { stripe, hold } = openAccount();
  const intent = await hold({ expand: ['latest_charge'] });
  expect(intent).toMatchObject({
    status: 'requires_capture',
    amount_capturable: 4200,
    amount_received: 0,
    latest_charge: { captured: false, paid: true, amount_captured: 0 },
  });
  const [charge] = (await stripe.charges.list({ payment_intent: intent.id })).data;
  expect(charge?.payment_method_details?.card?.capture_before).toBe(
    (charge?.created ?? 0) + 604_800,
  );
});

test('a hold sends events of its intent, its charge and an amount that can be captured', async () => {
  const { eventsOf, hold } = openAccount();
  expect(await eventsOf(() => hold())).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.amount_capturable_updated',
  ]);
});

test('a payment without a hold sends events of a payment that succeeded at once', async () => {
  const { eventsOf, hold } = openAccount();
  expect(await eventsOf(() => hold({ capture_method: 'automatic' }))).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
  ]);
});

test("a card that asks for the bank's step waits for it, without a charge", async () => {
  const { control, eventsOf, hold } = openAccount();
  const step = () => hold({ payment_method: 'pm_card_threeDSecure2Required' });
  expect(await eventsOf(step)).toEqual([
    'payment_intent.created',
    'payment_intent.requires_action',
  ]);
  const [intent] = control.state().paymentIntents;
  expect(intent).toMatchObject({
    status: 'requires_action',
    next_action: { type: 'use_stripe_sdk' },
    latest_charge: null,
  });
});

test.each([
  [false, 'requires_action'],
  [true, 'requires_capture'],
])('a card that is set up to pay off session, off_session=%p: %s', async (off_session, status) => {
  const { hold } = openAccount();
  const payment_method = 'pm_card_authenticationRequiredSetupForOffSession';
  expect((await hold({ payment_method, off_session })).status).toBe(status);
});

test.each([{ off_session: true }, { error_on_requires_action: true }])(
  "with %p, a card that asks for the bank's step is declined",
  async (params) => {
    const { hold } = openAccount();
    const payment_method = 'pm_card_threeDSecure2Required';
    expect(await errorOf(hold({ payment_method, ...params }))).toMatchObject({
      statusCode: 402,
      code: 'authentication_required',
    });
  },
);
