import { declineCodes, declineOf, errorCodes } from '../../src/cards/decline-codes.ts';
import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

const all = [...declineCodes, ...errorCodes];

test('each code is there once', () => {
  expect(new Set(all).size).toBe(all.length);
});

test.each(['do_not_honor', 'transaction_not_allowed', 'try_again_later'])(
  'a bank may decline with %s',
  async (code) => {
    const { hold } = openAccount();
    expect(await errorOf(hold({ payment_method: `pm_card_declined_${code}` }))).toMatchObject({
      statusCode: 402,
      code: 'card_declined',
      decline_code: code,
    });
  },
);

test.each([
  'expired_payment_method',
  'payment_method_restricted',
  'authentication_failure',
  'incorrect_postal_code',
  'incorrect_zip',
])('%s is a code of its own', async (code) => {
  const { hold } = openAccount();
  const params = { payment_method_data: { type: 'card', card: { token: `tok_declined_${code}` } } };
  const error = await errorOf(hold({ payment_method: undefined, ...params }));
  expect(error).toMatchObject({ statusCode: 402, type: 'StripeCardError', code });
  expect(error.raw).not.toHaveProperty('decline_code');
});

test.each(['do_not_honour', '', 'constructor', 'card_declined'])('%p is no code', async (code) => {
  expect(declineOf(code)).toBeUndefined();
  const { hold } = openAccount();
  expect((await errorOf(hold({ payment_method: `pm_card_declined_${code}` }))).code).toBe(
    'resource_missing',
  );
});
