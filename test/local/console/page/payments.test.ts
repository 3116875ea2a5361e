/**
 * The payments as the Stripe stand-in has them.
 * @jest-environment @happy-dom/jest-environment
 */
import { showPayments } from '../../../../local/console/page/payments.ts';
import { tableById } from '../../../../local/console/page/table.ts';
import type { ShownPaymentIntent, ShownPayments } from '../../../../local/console/shown-rows.ts';
import { cellsOf, openPage } from './open-page.ts';

beforeEach(openPage);

const intent = (more: Partial<ShownPaymentIntent> = {}): ShownPaymentIntent => ({
  id: 'pi_1',
  status: 'succeeded',
  currency: 'usd',
  amount: 4200,
  amount_received: 4200,
  metadata: { checkoutId: 'chk_1' },
  last_payment_error: null,
  ...more,
});
const shown = (more?: Partial<ShownPaymentIntent>, refunds: ShownPayments['refunds'] = []) => {
  showPayments({ paymentIntents: [intent(more)], refunds });
  return cellsOf('payments')[0] ?? [];
};
const refund = (amount: number, status = 'succeeded') => ({
  payment_intent: 'pi_1',
  status,
  amount,
});
const declined = { code: 'card_declined', decline_code: 'insufficient_funds' };

test.each([
  ['held', { status: 'requires_capture', amount_received: 0 }],
  ['captured', {}],
  ['captured $10.00 of $42.00', { amount_received: 1000 }],
  ['released', { status: 'canceled', amount_received: 0 }],
  ['requires_action', { status: 'requires_action', amount_received: 0 }],
  ['declined', { status: 'requires_payment_method', last_payment_error: declined }],
])('a payment is %s', (state, more) => {
  expect(shown(more)[1]).toBe(state);
});

test('a payment says how much of it was refunded, by refunds that did not fail', () => {
  const refunds = [
    refund(1000),
    refund(500, 'pending'),
    refund(2000, 'failed'),
    refund(2000, 'canceled'),
    { ...refund(700), payment_intent: 'pi_2' },
  ];
  expect(shown({}, refunds).slice(1, 5)).toEqual([
    'refunded $15.00 of $42.00',
    '$42.00',
    '$42.00',
    '$15.00',
  ]);
});

test('a payment that was refunded in full says no amounts', () => {
  expect(shown({}, [refund(4200)])[1]).toBe('refunded');
});

test.each([
  ['the bank’s reason', declined, 'insufficient_funds'],
  ['Stripe’s code where the bank gave none', { code: 'expired_card' }, 'expired_card'],
  ['nothing where it was not declined', null, ''],
])('it was declined as: %s', (_, last_payment_error, reason) => {
  expect(shown({ last_payment_error }).at(-1)).toBe(reason);
});

test('the newest is first, and leads to its checkout', () => {
  showPayments({ paymentIntents: [intent(), intent({ id: 'pi_2' })], refunds: [] });
  expect(cellsOf('payments').map(([id]) => id)).toEqual(['pi_2', 'pi_1']);
  expect(cellsOf('payments')[0]?.[5]).toBe('chk_1');
});

test('with the real Stripe it says where the payments are', () => {
  showPayments(undefined);
  expect(tableById('payments').textContent).toBe(
    'Payments are at the real Stripe: see its dashboard.',
  );
});
