import {
  isKeyTaken,
  isRememberedFailure,
  isUnexpectedState,
  refusalIn,
  translated,
} from '../../../functions/stripe/errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  declined,
  failed,
  failedAsBefore,
  keyInUse,
  keyTaken,
  refused,
  unexpectedState,
} from '../../support/stripe-answers.ts';
import { type Answer, type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

/** The error that stripe-node makes of an answer. */
const errorOf = async (...answers: readonly (Answer | 'cut')[]): Promise<Error> => {
  wire.answer(...answers);
  const client = await wire.stripe();
  return failureOf(() => client.paymentIntents.retrieve('pi_1'));
};
const cardError = (fields: object) => refused(402, { type: 'card_error', ...fields });

describe('a refusal that the shopper can do something about', () => {
  test.each<readonly [string, Answer, string]>([
    ['a decline', declined(), 'card_declined'],
    ['a decline for insufficient funds', declined('insufficient_funds'), 'insufficient_funds'],
    ['a stolen card', declined('stolen_card'), 'card_declined'],
    ['an expired card', cardError({ code: 'expired_card' }), 'expired_card'],
    ['a wrong CVC', cardError({ code: 'incorrect_cvc' }), 'incorrect_cvc'],
    ['a card that can’t be processed', cardError({ code: 'processing_error' }), 'processing_error'],
    [
      'a bank that wants to ask',
      cardError({ code: 'card_declined', decline_code: 'authentication_required' }),
      'authentication_required',
    ],
    ['a total below the minimum', refused(400, { code: 'amount_too_small' }), 'amount_too_small'],
    ['a total too large', refused(400, { code: 'amount_too_large' }), 'amount_too_large'],
    ['a spent token', refused(400, { code: 'token_already_used' }), 'payment_details_unusable'],
    ['a token in use', refused(400, { code: 'token_in_use' }), 'payment_details_unusable'],
    [
      'a token that has expired',
      refused(400, { code: 'parameter_invalid', param: 'confirmation_token' }),
      'payment_details_unusable',
    ],
  ])('is in %s', async (_, answer, refusal) => {
    expect(refusalIn(await errorOf(answer))).toBe(refusal);
  });

  test.each([
    ['a parameter of ours', refused(400, { code: 'parameter_unknown', param: 'amount' })],
    ['a key used otherwise', keyTaken],
    ['a key in use', keyInUse],
    ['a status that has moved', unexpectedState],
    ['a limit', refused(429, { code: 'rate_limit' })],
    ['a wrong key', refused(401, {})],
    ['a failure of Stripe', failed],
    ['a cut connection', 'cut'],
  ] as const)('is not in %s', async (_, answer) => {
    expect(refusalIn(await errorOf(answer, answer))).toBeUndefined();
  });

  test.each(['confirmation_token', 'payment_method', 'card[token]', 'token'])(
    'is not in an unknown %s: a person has to look at the keys',
    async (param) => {
      const error = await errorOf(refused(400, { code: 'resource_missing', param }));
      expect(refusalIn(error)).toBeUndefined();
      expect(translated(error)).toMatchObject({
        name: 'PaymentRefused',
        message: expect.stringMatching(
          /^Stripe answered 400 resource_missing for .+\. Are the publishable key and the secret key/,
        ),
      });
    },
  );

  test('is not in an error that does not come from Stripe', () => {
    const foreign = Object.assign(new Error('No.'), { code: 'card_declined' });
    expect(refusalIn(foreign)).toBeUndefined();
  });
});

describe('Stripe’s answer', () => {
  test('that the key was used for something else is recognized', async () => {
    expect(isKeyTaken(await errorOf(keyTaken))).toBe(true);
    expect(isKeyTaken(await errorOf(keyInUse))).toBe(false);
    expect(isKeyTaken(await errorOf(unexpectedState))).toBe(false);
  });

  test('that the status does not allow it is recognized', async () => {
    expect(isUnexpectedState(await errorOf(unexpectedState))).toBe(true);
    expect(isUnexpectedState(await errorOf(keyTaken))).toBe(false);
    expect(isUnexpectedState(await errorOf(refused(400, { code: 'amount_too_large' })))).toBe(
      false,
    );
  });

  test('of 500 counts as remembered only when Stripe says that it gave it before', async () => {
    expect(isRememberedFailure(await errorOf(failedAsBefore))).toBe(true);
    expect(isRememberedFailure(await errorOf(failed))).toBe(false);
  });

  test('of 4xx is no remembered failure, however often it was given', async () => {
    const replayed = refused(400, {}, { 'Idempotent-Replayed': 'true' });
    expect(isRememberedFailure(await errorOf(replayed))).toBe(false);
  });
});

describe('in the workflow’s words', () => {
  test.each([
    ['a cut connection', 'cut', 'StripeUnavailable', 'Stripe could not be reached.'],
    [
      'a proxy’s page',
      { status: 502, body: '<html>Bad gateway</html>' },
      'StripeUnavailable',
      'Stripe’s answer was unreadable.',
    ],
    [
      'half an answer',
      { status: 200, body: '{"id":' },
      'StripeUnavailable',
      'Stripe’s answer was unreadable.',
    ],
    ['a failure', failed, 'StripeUnavailable', 'Stripe answered 500.'],
    ['an outage', refused(503, {}), 'StripeUnavailable', 'Stripe answered 503.'],
    [
      'a limit',
      refused(429, { code: 'rate_limit' }),
      'StripeBusy',
      'Stripe answered 429 rate_limit.',
    ],
    [
      'a lock',
      refused(429, { code: 'lock_timeout' }),
      'StripeBusy',
      'Stripe answered 429 lock_timeout.',
    ],
    ['a key in use', keyInUse, 'StripeUnavailable', 'Stripe answered 409 idempotency_key_in_use.'],
    [
      'a wrong key',
      refused(401, {}),
      'Misconfigured',
      'Stripe answered 401: the stored key is wrong or may not do this.',
    ],
    [
      'a key without the right',
      refused(403, { code: 'more_permissions_required' }),
      'Misconfigured',
      'Stripe answered 403 more_permissions_required: the stored key is wrong or may not do this.',
    ],
    [
      'a bad parameter',
      refused(400, { code: 'parameter_unknown', param: 'foo' }),
      'PaymentRefused',
      'Stripe answered 400 parameter_unknown for foo.',
    ],
    [
      'an unknown id',
      refused(404, { code: 'resource_missing', param: 'intent' }),
      'PaymentRefused',
      'Stripe answered 404 resource_missing for intent.',
    ],
    ['a key used otherwise', keyTaken, 'PaymentRefused', 'Stripe answered 400.'],
    ['a decline', declined(), 'PaymentRefused', 'Stripe answered 402 card_declined.'],
  ] as const)('%s is reported without Stripe’s message', async (_, answer, name, message) => {
    const error = await errorOf(answer, answer);
    expect(translated(error)).toMatchObject({ name, message, cause: error });
  });

  test('an error that does not come from Stripe stays as it is', () => {
    const error = new Error('A bug of ours');
    expect(translated(error)).toBe(error);
  });
});

test('a connection that was closed is tried once more, and no other failure is', async () => {
  await errorOf('cut', 'cut', 'cut');
  expect(wire.asked).toHaveLength(2);
  await errorOf(failed, failed);
  expect(wire.asked).toHaveLength(1);
});
