import { handledEvents, readWebhookEvent } from '../../../functions/stripe/webhook-events.ts';
import { checkoutId, placedAtMs, shop, toldPaymentOf } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  eventBody,
  paymentEvent,
  signatureOf,
  signingSecret,
} from '../../support/webhook-events.ts';

const body = paymentEvent();
const secrets = [signingSecret];
const succeeded = { id: 'evt_1', type: 'payment_intent.succeeded', paymentIntentId: 'pi_1' };
const read = (bytes: Buffer, signature: string, accepted: readonly string[] = secrets) =>
  readWebhookEvent(bytes, signature, accepted, placedAtMs);
const signedAt = (atMs: number) => read(body, signatureOf(body, atMs));
/** The wake-up of an event that Stripe has just signed. */
const wakeUp = (bytes: Buffer) => read(bytes, signatureOf(bytes, placedAtMs));

describe('an event', () => {
  test('that was signed with the secret is read', () => {
    expect(wakeUp(body)).toEqual(succeeded);
  });

  test('may hold any character: it is its bytes that were signed', () => {
    const bytes = paymentEvent('payment_intent.succeeded', { description: 'Überraschung 🎁 ½' });
    expect(wakeUp(bytes)).toEqual(succeeded);
  });

  test.each(['current', 'before'])('signed with the %s of two secrets is read', (which) => {
    const both = ['whsec_current', 'whsec_before'];
    expect(read(body, signatureOf(body, placedAtMs, `whsec_${which}`), both)).toEqual(succeeded);
  });

  test('is read by any of its signatures, as Stripe gives two while a secret is rolled', () => {
    const [time, old] = signatureOf(body, placedAtMs, 'whsec_before').split(',');
    const current = signatureOf(body, placedAtMs).split(',')[1];
    expect(read(body, `${time},${old},${current}`)).toEqual(succeeded);
  });
});

describe('nothing is read of an event', () => {
  test.each([
    ['without a signature', ''],
    ['with something that is no signature', 'v1=abc'],
    ['with an empty signature', `t=${placedAtMs / 1000},v1=`],
    ['with a signature’s name alone', `t=${placedAtMs / 1000},v1`],
    ['without a time', signatureOf(body, placedAtMs).split(',')[1] ?? ''],
    ['with letters for a time', `t=now,${signatureOf(body, placedAtMs).split(',')[1]}`],
  ])('%s', (_, signature) => {
    expect(read(body, signature)).toBeUndefined();
  });

  test('that another secret signed', () => {
    expect(read(body, signatureOf(body, placedAtMs, 'whsec_other'))).toBeUndefined();
  });

  test('when no secret is accepted', () => {
    expect(read(body, signatureOf(body, placedAtMs), [])).toBeUndefined();
  });

  test('of which one byte was changed, wherever', () => {
    const signature = signatureOf(body, placedAtMs);
    for (let index = 0; index < body.length; index += 1) {
      const changed = Buffer.from(body);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(read(changed, signature)).toBeUndefined();
    }
  });

  test('that was written again with the same meaning', () => {
    const compact = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
    expect(read(compact, signatureOf(body, placedAtMs))).toBeUndefined();
  });

  test('whose time was changed to a fresh one', () => {
    const [, old] = signatureOf(body, placedAtMs - 600_000).split(',');
    expect(read(body, `t=${placedAtMs / 1000},${old}`)).toBeUndefined();
  });
});

describe('a signature is good for five minutes', () => {
  test('and then too old', () => {
    expect(signedAt(placedAtMs - 300_000)).toEqual(succeeded);
    expect(signedAt(placedAtMs - 301_000)).toBeUndefined();
  });

  test('and may be of a clock that is ahead', () => {
    expect(signedAt(placedAtMs + 10_000)).toEqual(succeeded);
  });
});

describe('the payment of an event', () => {
  test('of a payment is that payment', () => {
    for (const type of handledEvents.filter((each) => each.startsWith('payment_intent.'))) {
      expect(wakeUp(paymentEvent(type))).toEqual({ id: 'evt_1', type, paymentIntentId: 'pi_1' });
    }
  });

  test.each(['charge.refunded', 'charge.expired'])('of a charge (%s) is the charge’s', (type) => {
    const charge = eventBody(type, { id: 'ch_1', object: 'charge', payment_intent: 'pi_1' });
    expect(wakeUp(charge)).toEqual({ id: 'evt_1', type, paymentIntentId: 'pi_1' });
  });

  test.each(['charge.dispute.created', 'charge.dispute.updated', 'charge.dispute.closed'])(
    'of a dispute (%s) is the dispute’s',
    (type) => {
      const dispute = eventBody(type, { id: 'du_1', object: 'dispute', payment_intent: 'pi_1' });
      expect(wakeUp(dispute)).toEqual({ id: 'evt_1', type, paymentIntentId: 'pi_1' });
    },
  );

  test('of a charge without one is none', () => {
    const charge = eventBody('charge.refunded', {
      id: 'ch_1',
      object: 'charge',
      payment_intent: null,
    });
    expect(wakeUp(charge)).toEqual({ id: 'evt_1', type: 'charge.refunded' });
  });

  test('is none for an event that nothing is done about', () => {
    expect(wakeUp(paymentEvent('payment_intent.created'))).toEqual({
      id: 'evt_1',
      type: 'payment_intent.created',
    });
  });
});

test('a body that Stripe signed and that can’t be read is an error, not a bad signature', async () => {
  const bytes = Buffer.from('{"id":');
  expect((await failureOf(() => wakeUp(bytes))).name).toBe('SyntaxError');
});

test.each([
  ['no object', { id: 'evt_1', type: 'charge.refunded', data: {} }, 'data.object'],
  ['no id', { type: 'charge.refunded', data: { object: { object: 'charge' } } }, 'id'],
])('a signed body with %s is an error that names the field', async (_, event, field) => {
  const failure = await failureOf(() => wakeUp(Buffer.from(JSON.stringify(event))));
  expect(failure.name).toBe('RecordUnreadable');
  expect(failure.message).toBe(`A webhook event has missing or invalid fields: ${field}.`);
});

describe('what an event tells of its payment', () => {
  const metadata = { checkoutId, shop };
  const fields = { metadata, currency: 'usd', amount: 2800, amount_received: 0 };
  const created = placedAtMs / 1000;
  const told = (object: Record<string, unknown>, envelope: Record<string, unknown> = { created }) =>
    wakeUp(paymentEvent('payment_intent.succeeded', object, envelope))?.told;

  test('is whose it is, when it came about, and the amounts: nothing else is copied from it', () => {
    const more = { ...metadata, note: 'x' };
    expect(told({ ...fields, metadata: more, receipt_email: 'ada@' })).toEqual(
      toldPaymentOf({ receivedMinor: 0 }),
    );
  });

  test.each([
    ['metadata', { ...fields, metadata: undefined }],
    ['a checkout', { ...fields, metadata: { shop } }],
    ['a checkout’s id', { ...fields, metadata: { shop, checkoutId: 'order 7' } }],
    ['a shop', { ...fields, metadata: { checkoutId } }],
    ['a currency', { ...fields, currency: null }],
    ['an amount', { ...fields, amount: '2800' }],
    ['a captured amount', { ...fields, amount_received: 0.5 }],
  ])('is nothing without %s: then Stripe is asked', (_, object) => {
    expect(told(object)).toBeUndefined();
  });

  test('is nothing without the time of the event', () => {
    expect(told(fields, {})).toBeUndefined();
  });

  test('is nothing of a charge, whose metadata is its own', () => {
    const charge = { id: 'ch_1', object: 'charge', payment_intent: 'pi_1', ...fields };
    const read = wakeUp(eventBody('charge.refunded', charge, { created }));
    expect(read).toEqual({ id: 'evt_1', type: 'charge.refunded', paymentIntentId: 'pi_1' });
  });
});
