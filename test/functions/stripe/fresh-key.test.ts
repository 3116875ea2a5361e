import { stripeClient } from '../../../functions/stripe/client.ts';
import type { KeySource } from '../../../functions/stripe/fresh-key.ts';
import { failureOf } from '../../support/failure-of.ts';
import { intent, refused } from '../../support/stripe-answers.ts';
import { type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

/** Holds a key, and its successor from the moment on that the first one was refused. */
const rolledTo = (successor: string) => {
  const said: (string | undefined)[] = [];
  const source: KeySource = async (key) => {
    said.push(key);
    return said.some((each) => each !== undefined) ? successor : 'sk_test_old';
  };
  return { said, source };
};

describe('a request whose key Stripe refuses', () => {
  test('is sent again with the key that was stored meanwhile, under the same idempotency key', async () => {
    const { source } = rolledTo('sk_test_new');
    const stripe = await stripeClient(wire.url, source)();
    wire.answer(refused(401, {}), intent('canceled'));
    await stripe.paymentIntents.cancel('pi_1', {}, { idempotencyKey: 'chk_1:cancel' });
    expect(wire.keys).toEqual(['Bearer sk_test_old', 'Bearer sk_test_new']);
    expect(wire.asked.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      'chk_1:cancel',
      'chk_1:cancel',
    ]);
  });

  test('fails when there is no other key', async () => {
    const { source, said } = rolledTo('sk_test_old');
    const stripe = await stripeClient(wire.url, source)();
    wire.answer(refused(401, {}));
    const failure = await failureOf(() => stripe.paymentIntents.retrieve('pi_1'));
    expect(failure).toMatchObject({ statusCode: 401 });
    expect(wire.asked).toHaveLength(1);
    expect(said).toEqual([undefined, 'sk_test_old']);
  });

  test('fails when the other key is refused, too: nothing is tried for ever', async () => {
    const { source } = rolledTo('sk_test_new');
    const stripe = await stripeClient(wire.url, source)();
    wire.answer(refused(401, {}), refused(401, {}));
    expect(await failureOf(() => stripe.paymentIntents.retrieve('pi_1'))).toMatchObject({
      statusCode: 401,
    });
    expect(wire.asked).toHaveLength(2);
  });
});
