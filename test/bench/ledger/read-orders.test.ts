import { ordersIn } from '../../../bench/ledger/read-orders.ts';

test('an order is a row with a payment, and is canceled if it says so', () => {
  expect(
    ordersIn([
      { id: 'one', status: 'paid', paymentIntentId: 'pi_1' },
      { id: 'two', status: 'canceled', paymentIntentId: 'pi_2' },
      { id: 'three', status: 'refunded', paymentIntentId: 'pi_3' },
    ]),
  ).toEqual([
    { paymentId: 'pi_1', isCanceled: false },
    { paymentId: 'pi_2', isCanceled: true },
    { paymentId: 'pi_3', isCanceled: true },
  ]);
});

test('a row without a payment is no order yet', () => {
  expect(ordersIn([{ id: 'one', status: 'ready_for_payment' }])).toEqual([]);
});
