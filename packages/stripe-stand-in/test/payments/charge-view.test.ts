import type { Charge } from '../../src/account/objects.ts';
import { chargeView } from '../../src/payments/charge-view.ts';

const charge = (changes: Partial<Charge> = {}): Charge => ({
  id: 'ch_1',
  created: 1,
  paymentIntent: 'pi_1',
  amount: 4200,
  currency: 'usd',
  card: { brand: 'visa', last4: '4242', expMonth: 12, expYear: 2034 },
  paymentMethod: 'pm_1',
  captureBefore: null,
  failure: null,
  captured: true,
  amountCaptured: 4200,
  amountRefunded: 0,
  dispute: null,
  ...changes,
});

test.each([
  [0, false],
  [4199, false],
  [4200, true],
])('a charge of which %p is refunded is refunded: %p', (amountRefunded, refunded) => {
  expect(chargeView(charge({ amountRefunded }))).toMatchObject({
    amount_refunded: amountRefunded,
    refunded,
  });
});

test('a charge that a bank declined is failed, and says why', () => {
  const failure = { code: 'card_declined', decline_code: 'lost_card', message: 'Declined.' };
  expect(chargeView(charge({ failure, captured: false }))).toMatchObject({
    paid: false,
    status: 'failed',
    failure_code: 'card_declined',
    failure_message: 'Declined.',
    outcome: { network_status: 'declined_by_network', reason: 'lost_card' },
    payment_method_details: { card: { amount_authorized: null } },
  });
});

test('a charge says that it is disputed', () => {
  expect(chargeView(charge())).toMatchObject({ disputed: false });
  expect(chargeView(charge({ dispute: 'du_1' }))).toMatchObject({ disputed: true });
});
