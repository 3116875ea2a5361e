import { checkoutStatuses } from '../../../functions/checkout/contract.ts';
import { hasOrder, isOpen } from '../../../web/settle/ending.ts';

test('a checkout is open while the server or the bank has still to answer', () => {
  expect(checkoutStatuses.filter((status) => isOpen({ status }))).toEqual([
    'processing',
    'requires_action',
  ]);
});

test('a shopper has an order as soon as it is confirmed, and no longer once it is canceled', () => {
  expect(checkoutStatuses.filter((status) => hasOrder({ status }))).toEqual(['confirmed', 'paid']);
});
