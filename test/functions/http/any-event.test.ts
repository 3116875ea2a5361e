/** Whatever is sent to the webhook, only what Stripe signed has any effect. */
import fc from 'fast-check';
import { stripeWebhook } from '../../../functions/http/stripe-webhook.ts';
import { readWebhookEvent } from '../../../functions/stripe/webhook-events.ts';
import { apiEvent } from '../../support/api-event.ts';
import { placedAt, placedAtMs } from '../../support/checkouts.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { signatureOf, signingSecret } from '../../support/webhook-events.ts';

beforeEach(() => void quietLog());
afterEach(() => jest.restoreAllMocks());

/** The answer's status, and what was delivered or parked. */
const send = async (body: string, signature: string, isBase64Encoded = false) => {
  const done: unknown[] = [];
  const handle = stripeWebhook({
    readEvent: async (bytes, sent) => readWebhookEvent(bytes, sent, [signingSecret], placedAtMs),
    deliver: async (event) => {
      done.push(event);
      return { kind: 'at_rest' };
    },
    park: async (event) => void done.push(event),
    report: async () => {},
    now: () => new Date(placedAt),
  });
  const headers = { 'stripe-signature': signature };
  const route = 'POST /api/stripe/webhook';
  const { statusCode } = await handle(apiEvent({ route, headers, body, isBase64Encoded }));
  return { status: statusCode, done };
};

const seconds = Math.floor(placedAtMs / 1000);
const signature = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
    .map((hash) => `t=${seconds},v1=${hash}`),
  fc.constant(signatureOf(Buffer.from('another body'), placedAtMs)),
);

test('what Stripe has not signed is refused, and nothing is done', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string({ unit: 'binary' }), fc.json()),
      signature,
      fc.boolean(),
      async (body, header, isEncoded) => {
        expect(await send(body, header, isEncoded)).toEqual({ status: 400, done: [] });
      },
    ),
    { numRuns: 500 },
  );
});

test('what Stripe has signed and is no event of a payment has no effect', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (body) => {
      const { status, done } = await send(body, signatureOf(Buffer.from(body), placedAtMs));
      expect([200, 400, 500]).toContain(status);
      expect(done).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
