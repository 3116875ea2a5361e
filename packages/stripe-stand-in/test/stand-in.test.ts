import { openAccount } from './support/account.ts';
import { errorOf } from './support/error-of.ts';

const startMs = Date.UTC(2026, 0, 5);

/** The same numbers every time. */
const numbers = () => {
  let last = 7;
  return () => {
    last = (last * 16_807) % 2_147_483_647;
    return last / 2_147_483_647;
  };
};
const open = (now = () => startMs) => openAccount({ now, random: numbers() });

test('the same requests, clock and numbers give the same ids, times and events', async () => {
  const run = async () => {
    const { control, stripe, hold } = open();
    const { id } = await hold({}, { idempotencyKey: 'one' });
    await stripe.paymentIntents.capture(id, {}, { idempotencyKey: 'two' });
    const refund = { payment_intent: id, amount: 100 };
    await stripe.refunds.create(refund, { idempotencyKey: 'three' });
    return JSON.stringify(control.state());
  };
  expect(await run()).toBe(await run());
});

test('neither the time nor a number is taken from the machine when both are given', async () => {
  const { standIn } = open();
  const time = jest.spyOn(Date, 'now');
  const random = jest.spyOn(Math, 'random');
  await standIn.api({
    method: 'POST',
    path: '/v1/payment_intents',
    query: '',
    body: 'amount=4200&currency=usd&confirm=true&payment_method=pm_card_visa&expand[]=latest_charge',
    authorization: 'Bearer sk_test_x',
    idempotencyKey: 'one',
  });
  expect(time).not.toHaveBeenCalled();
  expect(random).not.toHaveBeenCalled();
  time.mockRestore();
  random.mockRestore();
});

test('a hold whose time is over ends before the next request is looked at', async () => {
  let nowMs = startMs;
  const { stripe, hold } = open(() => nowMs);
  const { id } = await hold();
  nowMs += 604_801_000;
  expect((await errorOf(stripe.paymentIntents.capture(id))).code).toBe(
    'payment_intent_unexpected_state',
  );
});

test("a hold whose time is over ends before the bank's answer is looked at", async () => {
  let nowMs = startMs;
  const { standIn, hold } = open(() => nowMs);
  const held = await hold();
  const { id } = await hold({ payment_method: 'pm_card_threeDSecure2Required' });
  nowMs += 604_801_000;
  standIn.authenticate(id, true);
  expect(standIn.store.state.paymentIntents[held.id]?.status).toBe('canceled');
});

test('each attempt to deliver an event is reported', async () => {
  const told: (number | null)[] = [];
  const { control, hold } = openAccount({
    send: async () => 503,
    onAttempt: ({ lastStatus }) => told.push(lastStatus),
  });
  control.connectWebhook({ url: 'http://127.0.0.1:9/', secret: 'whsec_1' });
  await hold();
  await control.webhooks.deliver(control.webhooks.pending()[0]?.id ?? '');
  expect(told).toEqual([503]);
});
