import {
  fetchPayment,
  listPayments,
  listRefunded,
  type PaymentRecord,
} from '../../../functions/stripe/records.ts';
import { checkoutId, placedAtMs, shop } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { failed, heldUntil, intent, intentOf, refused } from '../../support/stripe-answers.ts';
import { type Answer, type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

const created = placedAtMs / 1000;
const fetchIt = () => fetchPayment(wire.stripe, shop)('pi_1');
const chargeOf = (fields: object = {}) => ({
  id: 'ch_1',
  object: 'charge',
  amount_refunded: 0,
  disputed: false,
  ...fields,
});
const record: PaymentRecord = {
  id: 'pi_1',
  checkoutId,
  status: 'succeeded',
  currency: 'usd',
  amountMinor: 2800,
  receivedMinor: 2800,
  refundedMinor: 0,
  refundFailedMinor: 0,
  createdSeconds: created,
  isDisputed: false,
  isLive: false,
};

describe('a payment', () => {
  test('is fetched as it is now, with its charge', async () => {
    wire.answer(intent('succeeded', { created, latest_charge: chargeOf() }));
    expect(await fetchIt()).toEqual(record);
    expect(wire.asked).toMatchObject([
      { call: 'GET /v1/payment_intents/pi_1', fields: { 'expand[0]': 'latest_charge.refunds' } },
    ]);
  });

  test('that was refunded and disputed says so', async () => {
    const latest_charge = chargeOf({ amount_refunded: 900, disputed: true });
    wire.answer(intent('succeeded', { created, latest_charge }));
    expect(await fetchIt()).toEqual({ ...record, refundedMinor: 900, isDisputed: true });
  });

  test('with refunds that failed says how much they gave back', async () => {
    const data = [
      { id: 're_3', amount: 300, status: 'succeeded' },
      { id: 're_2', amount: 300, status: 'failed' },
      { id: 're_1', amount: 200, status: 'failed' },
    ];
    const latest_charge = chargeOf({ amount_refunded: 300, refunds: { data } });
    wire.answer(intent('succeeded', { created, latest_charge }));
    expect(await fetchIt()).toEqual({ ...record, refundedMinor: 300, refundFailedMinor: 500 });
  });

  test('that is held says when its hold ends', async () => {
    wire.answer(heldUntil(placedAtMs));
    expect(await fetchIt()).toMatchObject({
      status: 'requires_capture',
      captureBefore: new Date(placedAtMs).toISOString(),
    });
  });

  test.each([
    'ch_1',
    chargeOf(),
    chargeOf({ payment_method_details: {} }),
    chargeOf({ payment_method_details: { card: null } }),
    chargeOf({ payment_method_details: { card: { capture_before: null } } }),
  ])('with the charge %j does not say when a hold ends', async (latest_charge) => {
    wire.answer(intent('requires_capture', { created, latest_charge }));
    expect(await fetchIt()).not.toHaveProperty('captureBefore');
  });

  test.each([
    [{ code: 'card_declined', decline_code: 'insufficient_funds' }, 'insufficient_funds'],
    [{ code: 'expired_card', decline_code: '' }, 'expired_card'],
  ])('that was declined with %j says why', async (last_payment_error, refusal) => {
    wire.answer(intent('requires_payment_method', { created, last_payment_error }));
    expect(await fetchIt()).toMatchObject({ refusal });
  });

  test('that was not declined says no reason', async () => {
    wire.answer(intent('requires_payment_method', { created, last_payment_error: null }));
    expect(await fetchIt()).not.toHaveProperty('refusal');
  });

  test('whose hold ended was not refunded, though its charge says so', async () => {
    const latest_charge = chargeOf({ amount_refunded: 2800 });
    wire.answer(intent('canceled', { created, latest_charge }));
    expect(await fetchIt()).toMatchObject({
      status: 'canceled',
      receivedMinor: 0,
      refundedMinor: 0,
    });
  });

  test.each([null, undefined, 'ch_1'])(
    'with the charge %j has no refund',
    async (latest_charge) => {
      wire.answer(intent('requires_payment_method', { created, latest_charge }));
      expect(await fetchIt()).toMatchObject({ refundedMinor: 0 });
    },
  );

  test.each([
    ['another shop’s', { checkoutId, shop: 'Another' }],
    ['of no checkout', { checkoutId: 'pi_1', shop }],
    ['no shop’s', { checkoutId }],
    ['of no checkout', { shop }],
    ['made by hand', {}],
  ])('that is %s is not one of ours', async (_, metadata) => {
    wire.answer(intent('succeeded', { created, metadata }));
    expect(await fetchIt()).toBeUndefined();
  });

  test('that Stripe doesn’t know is undefined, like that of an order that was never paid', async () => {
    wire.answer(refused(404, { code: 'resource_missing', param: 'intent' }));
    expect(await fetchIt()).toBeUndefined();
  });

  test.each([
    ['fails', 'StripeUnavailable', [failed]],
    // The client asks once more over a new connection when a kept one was cut.
    ['cuts the connection', 'StripeUnavailable', ['cut', 'cut']],
    ['refuses the key', 'Misconfigured', [refused(401, {})]],
    ['refuses the request', 'PaymentRefused', [refused(400, {})]],
  ] as const)('can’t be fetched when Stripe %s: %s', async (_, name, answers) => {
    wire.answer(...answers);
    const failure = await failureOf(fetchIt);
    expect(failure.name).toBe(name);
    expect(failure.message).not.toMatch(/ada@|sk_/);
  });
});

describe('the payments since a day', () => {
  const listPage = (ids: readonly string[], has_more: boolean, fields: object = {}): Answer => ({
    body: {
      object: 'list',
      has_more,
      data: ids.map((id) => ({ ...intentOf('succeeded', { id, created }), ...fields })),
    },
  });
  const pauses: number[] = [];
  const list = async () => {
    pauses.length = 0;
    const pause = async (milliseconds: number) => void pauses.push(milliseconds);
    const pages: (readonly string[])[] = [];
    for await (const page of listPayments(wire.stripe, shop, pause)(created)) {
      pages.push(page.map(({ id }) => id));
    }
    return pages;
  };

  test('are listed a hundred at a time, to the last page', async () => {
    wire.answer(listPage(['pi_3', 'pi_2'], true), listPage(['pi_1'], false));
    expect(await list()).toEqual([['pi_3', 'pi_2'], ['pi_1']]);
    const asked = {
      'created[gte]': String(created),
      limit: '100',
      'expand[0]': 'data.latest_charge.refunds',
    };
    expect(wire.asked.map(({ call, fields }) => [call, fields])).toEqual([
      ['GET /v1/payment_intents', asked],
      ['GET /v1/payment_intents', { ...asked, starting_after: 'pi_2' }],
    ]);
  });

  test('leave out another shop’s, and still go on after them', async () => {
    const others = { metadata: { checkoutId, shop: 'Another' } };
    wire.answer(listPage(['pi_2'], true, others), listPage(['pi_1'], false));
    expect(await list()).toEqual([[], ['pi_1']]);
    expect(wire.asked[1]?.fields).toMatchObject({ starting_after: 'pi_2' });
  });

  test('end with an empty page, whatever else it says', async () => {
    wire.answer(listPage([], true));
    expect(await list()).toEqual([[]]);
  });

  test('are asked for again from the same page while Stripe can’t answer', async () => {
    const busy = refused(429, { code: 'rate_limit' });
    wire.answer(listPage(['pi_2'], true), busy, failed, busy, listPage(['pi_1'], false));
    expect(await list()).toEqual([['pi_2'], ['pi_1']]);
    expect(pauses).toEqual([1000, 2000, 4000]);
    expect(wire.asked.map(({ fields }) => fields.starting_after)).toEqual([
      undefined,
      'pi_2',
      'pi_2',
      'pi_2',
      'pi_2',
    ]);
  });

  test('are given up after half a minute of that', async () => {
    wire.answer(failed, failed, failed, failed, failed, failed);
    expect((await failureOf(list)).name).toBe('StripeUnavailable');
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000]);
  });

  test('are given up at once when Stripe says no', async () => {
    wire.answer(refused(403, {}));
    expect((await failureOf(list)).name).toBe('Misconfigured');
    expect(pauses).toEqual([]);
  });
});

describe('the payments with refunds since a day', () => {
  const page = (payments: readonly unknown[], has_more = false): Answer => ({
    body: {
      object: 'list',
      has_more,
      data: payments.map((payment_intent, index) => ({ id: `it_${index}`, payment_intent })),
    },
  });
  const listed = async () => {
    const ids: string[] = [];
    for await (const id of listRefunded(wire.stripe)(created)) ids.push(id);
    return ids;
  };

  test('are listed to the last page, without those that have no payment', async () => {
    wire.answer(page(['pi_1', null], true), page([{ id: 'pi_2' }]));
    expect(await listed()).toEqual(['pi_1', 'pi_2']);
    expect(wire.asked[0]).toMatchObject({
      call: 'GET /v1/refunds',
      fields: { 'created[gte]': String(created), limit: '100' },
    });
  });

  test('can’t be known while Stripe is away', async () => {
    wire.answer(failed);
    expect((await failureOf(listed)).name).toBe('StripeUnavailable');
  });
});
