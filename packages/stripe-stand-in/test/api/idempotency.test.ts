import { fingerprintOf } from '../../src/api/idempotency.ts';
import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

const made = ({ control }: ReturnType<typeof openAccount>) => control.state().paymentIntents.length;
const key = (idempotencyKey: string) => ({ idempotencyKey });
test('the same key and parameters give the same answer, and one PaymentIntent', async () => {
  const account = openAccount();
  const first = await account.hold({}, key('one'));
  const second = await account.hold({}, key('one'));
  expect(second.id).toBe(first.id);
  expect(account.control.state().journal.map(({ replayed }) => replayed)).toEqual([false, true]);
  expect(made(account)).toBe(1);
});

test('a decline is remembered, too', async () => {
  const account = openAccount();
  const declined = () =>
    errorOf(account.hold({ payment_method: 'pm_card_chargeDeclined' }, key('one')));
  const [first, second] = [await declined(), await declined()];
  expect(second).toMatchObject({ statusCode: 402, charge: first.charge });
  expect(made(account)).toBe(1);
});

test('a key with other parameters is refused', async () => {
  const { hold } = openAccount();
  await hold({}, key('one'));
  expect(await errorOf(hold({ amount: 4300 }, key('one')))).toMatchObject({
    statusCode: 400,
    type: 'StripeIdempotencyError',
    message: expect.stringContaining('same parameters'),
  });
});

test('a key on another endpoint is refused', async () => {
  const { stripe, hold } = openAccount();
  const { id } = await hold({}, key('one'));
  expect(await errorOf(stripe.paymentIntents.cancel(id, {}, key('one')))).toMatchObject({
    type: 'StripeIdempotencyError',
    message: expect.stringContaining('same endpoint'),
  });
});

test('what was refused before it ran is not remembered', async () => {
  const { hold } = openAccount();
  await errorOf(hold({ currency: 'zzz' }, key('one')));
  expect((await hold({}, key('one'))).status).toBe('requires_capture');
});

test('a key is remembered for a day, and not longer', async () => {
  const { control, hold } = openAccount({ now: () => 0 });
  const { id } = await hold({}, key('one'));
  control.advance(24 * 60 * 60 - 1);
  expect((await hold({}, key('one'))).id).toBe(id);
  control.advance(1);
  expect((await hold({}, key('one'))).id).not.toBe(id);
});

test('a key may have 255 characters, and not more', async () => {
  const { hold } = openAccount();
  expect((await hold({}, key('k'.repeat(255)))).status).toBe('requires_capture');
  expect(await errorOf(hold({}, key('k'.repeat(256))))).toMatchObject({
    type: 'StripeInvalidRequestError',
    message: expect.stringMatching(
      /^Idempotent key length is 256, which is outside accepted lengths\. .* 1-255 characters long\./,
    ),
  });
});

test('an empty key is refused, and has no effect', async () => {
  const { standIn, control } = openAccount();
  const answer = await standIn.api({
    method: 'POST',
    path: '/v1/payment_intents',
    query: '',
    body: 'amount=4200&currency=usd',
    authorization: 'Bearer sk_test_x',
    idempotencyKey: '',
  });
  expect(answer).toMatchObject({ status: 400 });
  expect(control.state().paymentIntents).toEqual([]);
});

test('a key means nothing to a request that only reads', async () => {
  const { stripe, hold } = openAccount();
  const { id } = await hold({}, key('one'));
  expect((await stripe.paymentIntents.retrieve(id, {}, key('one'))).id).toBe(id);
});

test('the order of parameters makes no difference to a key', () => {
  expect(fingerprintOf('a=1&b=2')).toBe(fingerprintOf('b=2&a=1'));
  expect(fingerprintOf('a=1&b=2')).not.toBe(fingerprintOf('a=1&b=3'));
});
