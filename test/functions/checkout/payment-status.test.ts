import { paymentStatuses, paymentStatusOf } from '../../../functions/checkout/payment-status.ts';

test.each(paymentStatuses)('the status %s is read as it is', (status) => {
  expect(paymentStatusOf(status)).toBe(status);
});

test.each(['held_by_the_moon', 'toString', 'Succeeded', ''])(
  'a status that this version does not know (%j) reads as unknown',
  (status) => {
    expect(paymentStatusOf(status)).toBe('unknown');
  },
);
