import { createStandIn } from '@holdfast/stripe-stand-in/stand-in';
import { readPayments } from '../../../bench/ledger/read-payments.ts';
import { stripeInProcess, typeCard } from '../../../bench/losses/card.ts';

const stripe = createStandIn();

const post = async (path: string, parameters: Readonly<Record<string, string>>) => {
  const answer = await stripe.api({
    ...{ method: 'POST', path, query: '', body: String(new URLSearchParams(parameters)) },
    authorization: 'Bearer sk_test_bench',
    idempotencyKey: undefined,
  });
  return (typeof answer === 'symbol' ? {} : answer.body) as { readonly id: string };
};

const hold = async (paymentMethod: string): Promise<string> => {
  const { id } = await post('/v1/payment_intents', {
    ...{ amount: '1400', currency: 'usd', capture_method: 'manual', confirm: 'true' },
    ...{ 'allowed_payment_method_types[]': 'card', payment_method: paymentMethod },
  });
  return id;
};

test('every payment is read with its money and its shopper, the newest first, over many pages', async () => {
  for (let index = 0; index < 101; index += 1) await hold('pm_card_visa');
  const id = await hold(await typeCard(stripe, 'ada@example.com'));
  await post(`/v1/payment_intents/${id}/capture`, {});
  await post('/v1/refunds', { payment_intent: id, amount: '400' });

  const payments = await readPayments(stripeInProcess(stripe));
  expect(payments).toHaveLength(102);
  expect(payments[0]).toEqual({
    id,
    status: 'succeeded',
    receivedMinor: 1400,
    refundedMinor: 400,
    shopper: 'ada@example.com',
  });
  expect(payments[101]).toMatchObject({
    status: 'requires_capture',
    receivedMinor: 0,
    shopper: null,
  });
});
