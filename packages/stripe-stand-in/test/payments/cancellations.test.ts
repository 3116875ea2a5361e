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
    cancellation_reason: 'expired',
  });
});

describe('Stripe cancels a hold some time after it has ended:', () => {
  const lagSeconds = 3600;
  /** An account with a hold whose time is over, and which is not canceled yet. */
  const ended = async () => {
    const account = openAccount({ now: () => 0 });
    const { id } = await account.hold();
    account.control.cancelEndedHoldsAfter(lagSeconds);
    const events = await account.eventsOf(() => account.control.advance(holdLifeSeconds));
    return { ...account, id, events };
  };

  test('until then it looks as before, and nothing can be captured of it', async () => {
    const { stripe, id, events } = await ended();
    expect(events).toEqual([]);
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_capture');
    expect(await errorOf(stripe.paymentIntents.capture(id))).toMatchObject({
      statusCode: 400,
      code: 'capture_charge_authorization_expired',
      payment_intent: { id, status: 'requires_capture' },
    });
  });

  test('until then it can be canceled', async () => {
    const { stripe, id } = await ended();
    expect(await stripe.paymentIntents.cancel(id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: null,
    });
  });

  test('then it is, and the status forbids what the time forbade', async () => {
    const { control, stripe, eventsOf, id } = await ended();
    expect(await eventsOf(() => control.advance(lagSeconds - 1))).toEqual([]);
    expect(await eventsOf(() => control.advance(1))).toEqual([
      'charge.expired',
      'payment_intent.canceled',
    ]);
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'expired',
      canceled_at: holdLifeSeconds + lagSeconds,
    });
    expect((await errorOf(stripe.paymentIntents.capture(id))).code).toBe(
      'payment_intent_unexpected_state',
    );
  });

  test('one that was captured in time is not', async () => {
    const { control, stripe, hold, eventsOf } = openAccount({ now: () => 0 });
    control.cancelEndedHoldsAfter(lagSeconds);
    const { id } = await hold();
    control.advance(holdLifeSeconds - 1);
    await stripe.paymentIntents.capture(id);
    expect(await eventsOf(() => control.advance(2 * lagSeconds))).toEqual([]);
  });
});

test('a captured payment never expires', async () => {
  const { control, eventsOf, pay } = openAccount();
  await pay();
  expect(await eventsOf(() => control.advance(10 * holdLifeSeconds))).toEqual([]);
});
