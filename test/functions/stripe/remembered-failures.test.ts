import { refreshed } from '../../../functions/stripe/remembered-failures.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  failed,
  failedAsBefore,
  intent,
  keyTaken,
  remembered,
  unexpectedState,
} from '../../support/stripe-answers.ts';
import { type Answer, type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

const captured = async (...answers: readonly Answer[]) => {
  wire.answer(...answers);
  const client = await wire.stripe();
  return refreshed(
    'chk_1:capture',
    () => 1700000000000,
    (idempotencyKey) => client.paymentIntents.capture('pi_1', {}, { idempotencyKey }),
  );
};
const keys = () => wire.asked.map(({ idempotencyKey }) => idempotencyKey);

describe('a request under a key', () => {
  test('is sent once when it is answered', async () => {
    expect(await captured(intent('succeeded'))).toMatchObject({ status: 'succeeded' });
    expect(keys()).toEqual(['chk_1:capture']);
  });

  test('is sent once when it fails for the first time', async () => {
    await failureOf(() => captured(failed, intent('succeeded')));
    expect(keys()).toEqual(['chk_1:capture']);
  });

  test.each([
    ['a failure', failedAsBefore],
    ['a refusal', remembered(unexpectedState)],
    ['other parameters', keyTaken],
  ])('is sent under a new key when Stripe only remembered %s', async (_, answer) => {
    expect(await captured(answer, intent('succeeded'))).toMatchObject({ id: 'pi_1' });
    expect(keys()).toEqual(['chk_1:capture', 'chk_1:capture:1700000000000']);
  });

  test('is sent once when it is refused for the first time', async () => {
    await failureOf(() => captured(unexpectedState, intent('succeeded')));
    expect(keys()).toEqual(['chk_1:capture']);
  });

  test('is not sent under a third key', async () => {
    await failureOf(() => captured(failedAsBefore, failedAsBefore, intent('succeeded')));
    expect(keys()).toEqual(['chk_1:capture', 'chk_1:capture:1700000000000']);
  });
});
