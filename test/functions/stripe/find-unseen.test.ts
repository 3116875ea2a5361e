import { undoPayment } from '../../../functions/stripe/undo.ts';
import { checkoutDocumentOf, checkoutId, placedAtMs, shop } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  declined,
  failed,
  failedAsBefore,
  intent,
  intentOf,
  keyInUse,
  keyTaken,
  refused,
  remembered,
} from '../../support/stripe-answers.ts';
import { type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';
import {
  authorizeKey,
  cancel,
  create,
  list,
  listed,
  refund,
  refunded,
  retrieve,
} from '../../support/undoing.ts';

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

const hourMs = 60 * 60 * 1000;
const undoUnseen = (hoursLater = 0) =>
  undoPayment(wire.stripe, shop, () => placedAtMs + hoursLater * hourMs)(checkoutDocumentOf());
const calls = () => wire.asked.map(({ call }) => call);

describe('a hold that nobody has seen', () => {
  test('and that never arrived loses its key to a harmless PaymentIntent', async () => {
    wire.answer(
      intent('requires_payment_method'),
      intent('requires_payment_method'),
      intent('canceled'),
    );
    expect(await undoUnseen()).toBe('released');
    expect(calls()).toEqual([create, retrieve, cancel]);
    expect(wire.asked[0]).toMatchObject({
      idempotencyKey: authorizeKey,
      fields: { confirm: 'false', amount: '2800' },
    });
    expect(wire.asked[0]?.fields).not.toHaveProperty('confirmation_token');
  });

  test('and that arrived is found by its own parameters, and canceled', async () => {
    const hold = intent('requires_capture');
    wire.answer(keyTaken, hold, hold, intent('canceled'));
    expect(await undoUnseen()).toBe('released');
    expect(calls()).toEqual([create, create, retrieve, cancel]);
    expect(wire.asked[1]).toMatchObject({
      idempotencyKey: authorizeKey,
      fields: { confirm: 'true', confirmation_token: 'ctoken_1Nnn' },
    });
  });

  test('and has moved on since is settled as it is now, not as Stripe remembers it', async () => {
    wire.answer(keyTaken, intent('processing'), intent('succeeded'), refunded('succeeded'));
    expect(await undoUnseen()).toBe('refunded');
    expect(calls()).toEqual([create, create, retrieve, refund]);
  });

  test('and whose amount Stripe takes from nobody can’t have been placed', async () => {
    wire.answer(refused(400, { code: 'amount_too_small', param: 'amount' }));
    expect(await undoUnseen()).toBe('released');
    expect(calls()).toEqual([create]);
  });

  test('and was declined leaves an empty PaymentIntent, which is canceled', async () => {
    wire.answer(
      keyTaken,
      remembered(declined()),
      intent('requires_payment_method'),
      intent('canceled'),
    );
    expect(await undoUnseen()).toBe('released');
    expect(calls()).toEqual([create, create, retrieve, cancel]);
  });

  test('and was refused before there was a PaymentIntent leaves nothing', async () => {
    wire.answer(keyTaken, remembered(refused(400, { code: 'token_already_used' })));
    expect(await undoUnseen()).toBe('released');
    expect(calls()).toEqual([create, create]);
  });

  test('and was refused for no reason that a shopper could mend is released, too', async () => {
    wire.answer(keyTaken, remembered(refused(400, {})));
    expect(await undoUnseen()).toBe('released');
    expect(calls()).toEqual([create, create]);
  });

  test.each([
    ['an earlier deployment sent with other parameters', keyTaken],
    [
      'can’t be asked about any more, since its token was used',
      refused(400, { code: 'token_already_used' }),
    ],
  ])('and that %s is looked for, and canceled', async (_, answer) => {
    wire.answer(
      keyTaken,
      answer,
      listed(intentOf('requires_capture')),
      intent('requires_capture'),
      intent('canceled'),
    );
    expect(await undoUnseen()).toBe('released');
    expect(calls()).toEqual([create, create, list, retrieve, cancel]);
  });

  test('and failed in a way that Stripe remembers is looked for, and canceled', async () => {
    const left = intentOf('requires_capture');
    wire.answer(
      keyTaken,
      failedAsBefore,
      listed(intentOf('requires_capture', { id: 'pi_2', metadata: {} }), left),
      intent('requires_capture'),
      intent('canceled'),
    );
    expect(await undoUnseen()).toBe('released');
    expect(calls()).toEqual([create, create, list, retrieve, cancel]);
  });

  test('and failed in a way that left nothing behind is released', async () => {
    wire.answer(keyTaken, failedAsBefore, listed());
    expect(await undoUnseen()).toBe('released');
    expect(calls()).toEqual([create, create, list]);
  });

  test.each([
    ['Stripe remembers a failure of the harmless request, which has the key', failedAsBefore],
    ['Stripe refuses even that for good', refused(400, { code: 'currency_not_allowed' })],
  ])('is only looked for when %s', async (_, answer) => {
    wire.answer(answer, listed(intentOf('requires_capture')), intent('requires_capture'), {
      body: intentOf('canceled'),
    });
    expect(await undoUnseen()).toBe('released');
    expect(calls()).toEqual([create, list, retrieve, cancel]);
  });

  test.each([
    ['is still being worked on', [keyInUse]],
    ['can’t be asked about', [failed]],
    ['was found, and is still being worked on', [keyTaken, keyInUse]],
    ['was found, and can’t be asked about', [keyTaken, failed]],
  ])('and %s is asked about again', async (_, answers) => {
    wire.answer(...answers);
    expect((await failureOf(() => undoUnseen())).name).toBe('StripeUnavailable');
    expect(calls()).toEqual(answers.map(() => create));
  });

  test.each([
    refused(400, { code: 'parameter_unknown', param: 'foo' }),
    refused(402, { type: 'card_error', code: 'card_declined' }),
    refused(404, { code: 'resource_missing' }),
  ])('is not taken for released while the original may be on its way', async (answer) => {
    wire.answer(answer, listed(), listed());
    expect((await failureOf(() => undoUnseen(1 - 0.001))).name).toBe('StripeUnavailable');
    wire.answer(answer, listed(), listed());
    expect(await undoUnseen(1)).toBe('released');
    expect(calls()).toEqual([create, list, list]);
  });

  test('is not taken for released when Stripe refuses to list', async () => {
    wire.answer(keyTaken, failedAsBefore, refused(400, { code: 'parameter_unknown' }));
    expect((await failureOf(() => undoUnseen())).name).toBe('PaymentRefused');
  });
});

describe('a hold with a card’s token that nobody has seen', () => {
  const undoToken = () =>
    undoPayment(
      wire.stripe,
      shop,
      () => placedAtMs,
    )({ ...checkoutDocumentOf(), payment: { token: 'tok_1' } });
  const making = 'POST /v1/payment_methods';

  test('is found by the PaymentMethod that Stripe repeats to have made of it', async () => {
    const hold = intent('requires_capture');
    const method = remembered({ body: { id: 'pm_7', object: 'payment_method' } });
    wire.answer(keyTaken, method, hold, hold, intent('canceled'));
    expect(await undoToken()).toBe('released');
    expect(calls()).toEqual([create, making, create, retrieve, cancel]);
    expect(wire.asked[1]?.idempotencyKey).toBe(`${checkoutId}:payment_method`);
    expect(wire.asked[2]?.fields).toMatchObject({ payment_method: 'pm_7' });
  });

  test('and that never arrived needs no PaymentMethod', async () => {
    const empty = intent('requires_payment_method');
    wire.answer(empty, empty, intent('canceled'));
    expect(await undoToken()).toBe('released');
    expect(calls()).toEqual([create, retrieve, cancel]);
  });

  test.each([
    ['was sent in another way', refused(400, { code: 'token_already_used' })],
    ['was refused as a PaymentMethod', remembered(declined())],
    ['failed as a PaymentMethod, which Stripe remembers', failedAsBefore],
    ['was made a PaymentMethod with other parameters', keyTaken],
  ])('and that %s is looked for', async (_, answer) => {
    wire.answer(
      keyTaken,
      answer,
      listed(intentOf('requires_capture')),
      intent('requires_capture'),
      intent('canceled'),
    );
    expect(await undoToken()).toBe('released');
    expect(calls()).toEqual([create, making, list, retrieve, cancel]);
  });

  test.each([failed, keyInUse])('and can’t be asked about is asked about again', async (answer) => {
    wire.answer(keyTaken, answer);
    expect((await failureOf(undoToken)).name).toBe('StripeUnavailable');
  });
});

/** Empty lists, one for each hour. */
const nothingFor = (hours: number) => Array.from({ length: hours }, () => listed());

describe('a hold that nobody has seen, when Stripe may have forgotten its key', () => {
  test('is looked for from the hour on in which it was asked for, and canceled', async () => {
    wire.answer(
      listed(intentOf('requires_capture')),
      intent('requires_capture'),
      intent('canceled'),
    );
    expect(await undoUnseen(23)).toBe('released');
    expect(calls()).toEqual([list, retrieve, cancel]);
    const placedSeconds = placedAtMs / 1000;
    expect(wire.asked[0]?.fields).toEqual({
      'created[gte]': String(placedSeconds - 300),
      'created[lt]': String(placedSeconds - 300 + 60 * 60),
      limit: '100',
    });
  });

  test('is looked for on every page', async () => {
    const metadata = { checkoutId: 'chk_9', shop };
    const other = intentOf('requires_capture', { id: 'pi_9', metadata });
    const firstPage = { ...listed(other).body, has_more: true };
    wire.answer(
      { body: firstPage },
      listed(intentOf('requires_capture')),
      intent('requires_capture'),
      intent('canceled'),
    );
    expect(await undoUnseen(25)).toBe('released');
    expect(calls()).toEqual([list, list, retrieve, cancel]);
    expect(wire.asked[1]?.fields.starting_after).toBe('pi_9');
  });

  test('is not another shop’s, even under the same checkout id', async () => {
    const metadata = { checkoutId, shop: 'Another' };
    const theirs = listed(intentOf('requires_capture', { id: 'pi_9', metadata }));
    wire.answer(theirs, ...nothingFor(23));
    expect(await undoUnseen(23)).toBe('released');
    expect(new Set(calls())).toEqual(new Set([list]));
  });

  test('and is not there was never placed: nothing is created any more', async () => {
    wire.answer(...nothingFor(24));
    expect(await undoUnseen(25)).toBe('released');
    expect(calls()).toEqual(Array.from({ length: 24 }, () => list));
  });

  test('is asked for by its key until 23 hours have passed', async () => {
    wire.answer(intent('canceled'), intent('canceled'));
    await undoUnseen(23 - 0.001);
    expect(calls()).toEqual([create, retrieve]);
  });
});
