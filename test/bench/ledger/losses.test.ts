import { lossesIn, type Order, type Payment, soldIn, sumOf } from '../../../bench/ledger/losses.ts';

/** A payment of 14 dollars that was taken. */
const paymentOf = (overrides: Partial<Payment> = {}): Payment => ({
  id: 'pi_1',
  status: 'succeeded',
  receivedMinor: 1400,
  refundedMinor: 0,
  shopper: 'ada@example.com',
  ...overrides,
});
const orderOf = (overrides: Partial<Order> = {}): Order => ({
  paymentId: 'pi_1',
  isCanceled: false,
  ...overrides,
});
const held = { status: 'requires_capture', receivedMinor: 0 };
const refunded = { refundedMinor: 1400 };
const none = { holdsLeftOpen: 0, moneyWithoutOrder: 0, ordersWithoutMoney: 0, doubleCharges: 0 };

test('an order whose payment was taken is no loss, and is sold', () => {
  expect(lossesIn([paymentOf()], [orderOf()])).toEqual(none);
  expect(soldIn([paymentOf()], [orderOf()])).toBe(1);
});

test.each([
  ['a hold that was released', [paymentOf({ status: 'canceled', receivedMinor: 0 })], []],
  [
    'a card that was declined',
    [paymentOf({ status: 'requires_payment_method', receivedMinor: 0 })],
    [],
  ],
  ['a payment without an order that was given back', [paymentOf(refunded)], []],
  [
    'a canceled order whose payment was given back',
    [paymentOf(refunded)],
    [orderOf({ isCanceled: true })],
  ],
])('%s is no loss, and nothing is sold', (_, payments, orders) => {
  expect(lossesIn(payments, orders)).toEqual(none);
  expect(soldIn(payments, orders)).toBe(0);
});

test('a hold that nobody takes is left open, and its order has no money', () => {
  expect(lossesIn([paymentOf(held)], [])).toEqual({ ...none, holdsLeftOpen: 1 });
  expect(lossesIn([paymentOf(held)], [orderOf()])).toEqual({
    ...none,
    holdsLeftOpen: 1,
    ordersWithoutMoney: 1,
  });
});

test('a payment that was taken for no order, or for a canceled one, is money without an order', () => {
  expect(lossesIn([paymentOf()], [])).toEqual({ ...none, moneyWithoutOrder: 1 });
  expect(lossesIn([paymentOf()], [orderOf({ isCanceled: true })])).toEqual({
    ...none,
    moneyWithoutOrder: 1,
  });
  expect(lossesIn([paymentOf({ refundedMinor: 400 })], [])).toEqual({
    ...none,
    moneyWithoutOrder: 1,
  });
});

test('an order whose payment was given back, or that Stripe does not know, has no money', () => {
  expect(lossesIn([paymentOf(refunded)], [orderOf()])).toEqual({ ...none, ordersWithoutMoney: 1 });
  expect(lossesIn([], [orderOf()])).toEqual({ ...none, ordersWithoutMoney: 1 });
});

test('a second payment of one shopper is a double charge, also with an order of its own', () => {
  const payments = [paymentOf(), paymentOf({ id: 'pi_2' })];
  const orders = [orderOf(), orderOf({ paymentId: 'pi_2' })];
  expect(lossesIn(payments, orders)).toEqual({ ...none, doubleCharges: 1 });
  expect(lossesIn([...payments, paymentOf({ id: 'pi_3' })], orders)).toEqual({
    ...none,
    doubleCharges: 2,
    moneyWithoutOrder: 1,
  });
});

test('payments of two shoppers, of nobody known, or given back are no double charges', () => {
  const others = [
    paymentOf({ id: 'pi_2', shopper: 'grace@example.com' }),
    paymentOf({ id: 'pi_3', shopper: null }),
    paymentOf({ id: 'pi_4', shopper: null }),
    paymentOf({ id: 'pi_5', ...refunded }),
  ];
  expect(lossesIn([paymentOf(), ...others], []).doubleCharges).toBe(0);
});

test('the sum counts each kind', () => {
  expect(
    sumOf({
      holdsLeftOpen: 1,
      moneyWithoutOrder: 20,
      ordersWithoutMoney: 300,
      doubleCharges: 4000,
    }),
  ).toBe(4321);
});
