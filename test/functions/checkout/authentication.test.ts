import { authenticationResultOf } from '../../../functions/checkout/authentication.ts';
import type { Refusal } from '../../../functions/checkout/refusals.ts';
import { authorizedDocumentOf } from '../../support/checkouts.ts';

const document = authorizedDocumentOf();
const resultOf = (payment: Parameters<typeof authenticationResultOf>[1]) =>
  authenticationResultOf(document, payment);

describe('the bank’s step', () => {
  test.each(['requires_capture', 'succeeded'] as const)(
    'was taken when the payment is %s',
    (status) => {
      const captureBefore = '2026-11-30T10:00:00.000Z';
      expect(resultOf({ status })).toEqual({ ...document, outcome: 'authorized' });
      expect(resultOf({ status, captureBefore })).toMatchObject({ captureBefore });
    },
  );

  test.each<[Refusal | undefined, Refusal]>([
    [undefined, 'authentication_failed'],
    ['insufficient_funds', 'insufficient_funds'],
  ])('was refused, or the card was declined after it (%s)', (refusal, expected) => {
    expect(
      resultOf({ status: 'requires_payment_method', ...(refusal !== undefined && { refusal }) }),
    ).toEqual({ ...document, outcome: 'refused', refusal: expected });
  });

  test('is over when somebody canceled the payment', () => {
    expect(resultOf({ status: 'canceled' })).toEqual({
      ...document,
      outcome: 'refused',
      refusal: 'authentication_expired',
    });
  });

  test.each(['requires_action', 'processing', 'requires_confirmation', 'unknown'] as const)(
    'is not over while the payment is %s',
    (status) => {
      expect(resultOf({ status })).toBeUndefined();
    },
  );
});
