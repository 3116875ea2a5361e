import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

const holdLifeSeconds = 7 * 24 * 60 * 60;

test('a hold that is canceled stays so, whatever is asked next', async () => {
  const { stripe, hold } = openAccount();
  const { id } = await hold();
  expect(await stripe.paymentIntents.cancel(id)).toMatchObject({
    status: 'canceled',
    amount_capturable: 0,
    cancellation_reason: null,
  });
  for (const call of [
    stripe.paymentIntents.cancel(id),
    stripe.paymentIntents.capture(id),
    stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
    stripe.paymentIntents.update(id, { amount: 500 }),
  ]) {
    expect((await errorOf(call)).code).toBe('payment_intent_unexpected_state');
  }
});

test('a reason is kept, and an unknown one is refused', async () => {
  const { stripe, hold } = openAccount();
  const { id } = await hold();
  const cancel = (cancellation_reason: 'abandoned') =>
    stripe.paymentIntents.cancel(id, { cancellation_reason });
  expect((await errorOf(cancel('bored' as never))).param).toBe('cancellation_reason');
  expect((await cancel('abandoned')).cancellation_reason).toBe('abandoned');
});

test('what is paid cannot be canceled', async () => {
  const { stripe, pay } = openAccount();
  const { id } = await pay();
  expect((await errorOf(stripe.paymentIntents.cancel(id))).message).toContain('succeeded');
});

test('a cancellation is one event', async () => {
  const { stripe, eventsOf, hold } = openAccount();
  const { id } = await hold();
  expect(await eventsOf(() => stripe.paymentIntents.cancel(id))).toEqual([
    'payment_intent.canceled',
  ]);
});

test('a hold ends after seven days, and not before', async () => {
  const { control, stripe, eventsOf, hold } = openAccount({ now: () => 0 });
  const { id } = await hold();
  control.advance(holdLifeSeconds - 1);
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_capture');
  expect(await eventsOf(() => control.advance(1))).toEqual([
    'charge.expired',
    'payment_intent.canceled',
  ]);
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
    status: 'canceled',
    cancellation_reason: 'automatic',
  });
});

test('a captured payment never expires', async () => {
  const { control, eventsOf, pay } = openAccount();
  await pay();
  expect(await eventsOf(() => control.advance(10 * holdLifeSeconds))).toEqual([]);
});
