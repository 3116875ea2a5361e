import { CheckoutError, type ErrorName } from '../../../functions/checkout/errors.ts';
import { stripeWebhook } from '../../../functions/http/stripe-webhook.ts';
import type { Delivered } from '../../../functions/settle/deliver-event.ts';
import { readWebhookEvent } from '../../../functions/stripe/webhook-events.ts';
import { apiEvent } from '../../support/api-event.ts';
import { checkoutId, placedAt, placedAtMs, shop, toldPaymentOf } from '../../support/checkouts.ts';
import { outageNames } from '../../support/outages.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { paymentEvent, signatureOf, signingSecret } from '../../support/webhook-events.ts';

let lines: ReturnType<typeof quietLog>;
beforeEach(() => {
  lines = quietLog();
});
afterEach(() => jest.restoreAllMocks());

type World = {
  readonly settled?: Delivered;
  /** What fails, and with what. */
  readonly failing?: Partial<Record<'secrets' | 'deliver' | 'park' | 'report', Error>>;
};

/** The webhook with services that record what is done, in order. */
const webhook = ({ settled = { kind: 'at_rest' }, failing = {} }: World = {}) => {
  const done: unknown[] = [];
  const attempt = (what: keyof typeof failing, doing?: unknown) => {
    if (doing !== undefined) done.push(doing);
    const error = failing[what];
    if (error !== undefined) throw error;
  };
  const handle = stripeWebhook({
    readEvent: async (bytes, signature) => {
      attempt('secrets');
      return readWebhookEvent(bytes, signature, [signingSecret], placedAtMs);
    },
    deliver: async (event) => {
      attempt('deliver', { delivered: event });
      return settled;
    },
    park: async (event) => attempt('park', { parked: event }),
    report: async ({ kind }, numbers) => attempt('report', { reported: kind, ...numbers }),
    now: () => new Date(placedAt),
  });
  return { done, handle };
};

type Sent = { readonly signature?: string | undefined; readonly isBase64Encoded?: boolean };
const type = 'payment_intent.succeeded';
const sentBy = (bytes: Buffer, { isBase64Encoded = false, ...sent }: Sent = {}) => {
  const signature = 'signature' in sent ? sent.signature : signatureOf(bytes, placedAtMs);
  return apiEvent({
    route: 'POST /api/stripe/webhook',
    headers: { ...(signature !== undefined && { 'stripe-signature': signature }) },
    body: bytes.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  });
};
/** The answer to an event that Stripe has just signed, and what was done. */
const deliver = async (world: World = {}, bytes = paymentEvent(), sent: Sent = {}) => {
  const { done, handle } = webhook(world);
  const { statusCode, headers = {}, body = '' } = await handle(sentBy(bytes, sent));
  return { status: statusCode, type: headers['Content-Type'], body: JSON.parse(body), done };
};
const delivered = { delivered: { type, paymentIntentId: 'pi_1' } };

describe('an event that Stripe signed', () => {
  test('is delivered, reported, and then acknowledged with what came of it', async () => {
    const { status, body, done } = await deliver({ settled: { kind: 'started' } });
    expect([status, body]).toEqual([200, { received: true, outcome: 'started' }]);
    expect(done).toEqual([
      delivered,
      { reported: 'started', eventId: 'evt_1', paymentIntentId: 'pi_1' },
    ]);
  });

  test.each([true, false])(
    'is verified by its very bytes, in base 64 or not: %p',
    async (isBase64Encoded) => {
      const bytes = paymentEvent(type, { description: 'Überraschung 🎁' });
      expect(await deliver({}, bytes, { isBase64Encoded })).toMatchObject({
        status: 200,
        done: [delivered, { reported: 'at_rest' }],
      });
    },
  );

  test('is delivered with what it tells of its payment', async () => {
    const fields = {
      metadata: { checkoutId, shop },
      ...{ currency: 'usd', amount: 2800, amount_received: 2800 },
    };
    const bytes = paymentEvent(type, fields, { created: placedAtMs / 1000 });
    const { done } = await deliver({ settled: { kind: 'known' } }, bytes);
    expect(done).toEqual([
      { delivered: { type, paymentIntentId: 'pi_1', told: toldPaymentOf() } },
      { reported: 'known', eventId: 'evt_1', paymentIntentId: 'pi_1' },
    ]);
  });

  test('of a type that nothing is done about is acknowledged and ignored', async () => {
    expect(await deliver({}, paymentEvent('payment_intent.created'))).toMatchObject({
      status: 200,
      body: { received: true, outcome: 'ignored' },
      done: [],
    });
  });

  test('that needs a person is acknowledged: sending it again would help nobody', async () => {
    const settled = { kind: 'alarm', finding: 'second_payment' } as const;
    expect(await deliver({ settled })).toMatchObject({
      status: 200,
      body: { outcome: 'alarm' },
      done: [delivered, { reported: 'alarm' }],
    });
  });

  test('that needs a person whom nobody could tell is not acknowledged: Stripe sends it again', async () => {
    const settled = { kind: 'alarm', finding: 'second_payment' } as const;
    const report = new CheckoutError('EventBridgeUnavailable', 'EventBridge is away.');
    expect(await deliver({ settled, failing: { report } })).toMatchObject({ status: 503 });
  });
});

describe('an event that comes before its checkout', () => {
  const early: World = { settled: { kind: 'unknown_checkout' } };

  test('is parked as it can be delivered later, and only then acknowledged', async () => {
    const { status, body, done } = await deliver(early);
    expect([status, body]).toEqual([200, { received: true, outcome: 'parked' }]);
    expect(done).toEqual([
      delivered,
      { parked: { id: 'evt_1', type, paymentIntentId: 'pi_1', parkedAt: placedAt } },
    ]);
    expect(lines).toEqual([
      {
        level: 'warn',
        fields: {
          message: 'event parked',
          eventId: 'evt_1',
          eventType: type,
          paymentIntentId: 'pi_1',
        },
      },
    ]);
  });

  test('is not acknowledged when it can’t be parked', async () => {
    const park = new CheckoutError('DynamoDbUnavailable', 'DynamoDB answered Throttled.');
    expect(await deliver({ ...early, failing: { park } })).toMatchObject({
      status: 503,
      body: { code: 'unavailable' },
    });
  });
});

describe('a request that is refused', () => {
  const bytes = paymentEvent();

  test.each([
    ['no signature', undefined],
    ['a signature that is none', 'v1=abc'],
    ['an empty signature', `t=${placedAtMs / 1000},v1=`],
    ['another secret’s signature', signatureOf(bytes, placedAtMs, 'whsec_other')],
    ['an old signature', signatureOf(bytes, placedAtMs - 301_000)],
    ['another body’s signature', signatureOf(paymentEvent('charge.refunded'), placedAtMs)],
  ])('has %s; nothing is done about it', async (_, signature) => {
    const { status, type: contentType, body, done } = await deliver({}, bytes, { signature });
    expect([status, contentType]).toEqual([400, 'application/problem+json']);
    expect(body).toMatchObject({
      code: 'invalid_signature',
      detail:
        'The Stripe-Signature is missing, is older than five minutes, or is not of this body.',
    });
    expect(done).toEqual([]);
  });

  test('has no body', async () => {
    const { handle, done } = webhook();
    const answer = await handle(apiEvent({ route: 'POST /api/stripe/webhook' }));
    expect([answer.statusCode, done]).toEqual([400, []]);
  });

  test('has bytes in base 64 that were not sent so', async () => {
    const { handle } = webhook();
    const event = { ...sentBy(bytes), isBase64Encoded: true };
    expect((await handle(event)).statusCode).toBe(400);
  });

  test('leaves a line, and nothing of what was sent', async () => {
    await deliver({}, bytes, { signature: 't=1,v1=abc' });
    expect(lines).toEqual([
      { level: 'warn', fields: { message: 'event refused', code: 'invalid_signature' } },
    ]);
  });
});

describe('an event that can’t be taken now', () => {
  const broken: readonly ErrorName[] = ['Misconfigured', 'PaymentRefused', 'RecordsDisagree'];

  test.each(outageNames)('after %s is for Stripe to send again', async (name) => {
    const failing = { deliver: new CheckoutError(name, 'away') };
    const { status, body, done } = await deliver({ failing });
    expect([status, body.code, body.detail]).toEqual([
      503,
      'unavailable',
      'The event could not be taken. Please send it again.',
    ]);
    expect(done).toEqual([delivered]);
  });

  test('since the signing secret can’t be read is for Stripe to send again', async () => {
    const failing = { secrets: new CheckoutError('SecretsManagerUnavailable', 'away') };
    expect(await deliver({ failing })).toMatchObject({ status: 503, done: [] });
  });

  test.each(broken)('after %s is a fault of ours', async (name) => {
    const failing = { deliver: new CheckoutError(name, 'broken') };
    expect(await deliver({ failing })).toMatchObject({
      status: 500,
      body: { code: 'internal_error' },
    });
  });

  test('leaves a line with what may be said of the reason', async () => {
    await deliver({ failing: { deliver: new TypeError('ada@example.com') } });
    expect(lines).toMatchObject([
      { level: 'error', fields: { message: 'event not taken', error: 'TypeError' } },
    ]);
    expect(JSON.stringify(lines)).not.toContain('ada@');
  });
});
