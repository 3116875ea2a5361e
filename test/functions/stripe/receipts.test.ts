import { refusalsOf } from '@holdfast/stripe-stand-in/refusals';
import { orderReceipt } from '../../../functions/stripe/receipts.ts';
import { authorizedDocumentOf, checkoutId, placedAtMs } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  failed,
  failedAsBefore,
  intent,
  keyInUse,
  refused,
  remembered,
} from '../../support/stripe-answers.ts';
import { type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

const order = () =>
  orderReceipt(wire.stripe, () => placedAtMs)(authorizedDocumentOf(), 'ada@example.com');
const ordered = { outcome: 'ordered' };

describe('a receipt', () => {
  test('is ordered by one request that names the address and nothing else, under its own key', async () => {
    wire.answer(intent('succeeded'));
    expect(await order()).toEqual(ordered);
    expect(wire.asked).toEqual([
      {
        call: 'POST /v1/payment_intents/pi_1',
        fields: { receipt_email: 'ada@example.com' },
        idempotencyKey: `${checkoutId}:receipt`,
      },
    ]);
  });

  test.each(refusalsOf('POST', '/v1/payment_intents/:id'))(
    'that Stripe refuses (%p) is an outcome, with Stripe’s code and no address',
    async ({ status = 400, code = '' }) => {
      wire.answer(refused(status, { code }));
      expect(await order()).toEqual({ outcome: 'refused', code });
    },
  );

  test('may be refused without a code', async () => {
    wire.answer(refused(400, {}));
    expect(await order()).toEqual({ outcome: 'refused' });
  });

  test.each([
    [failed, 'StripeUnavailable'],
    [keyInUse, 'StripeUnavailable'],
    [refused(429, {}), 'StripeBusy'],
    [refused(403, {}), 'Misconfigured'],
  ])('is tried again later, by the error’s name', async (answer, name) => {
    wire.answer(answer);
    const failure = await failureOf(order);
    expect(failure.name).toBe(name);
    expect(failure.message).not.toContain('ada@example.com');
  });

  test.each([failedAsBefore, remembered(refused(400, { code: 'email_invalid' }))])(
    'is asked for once more under a new key when Stripe only remembers that it failed',
    async (memory) => {
      wire.answer(memory, intent('succeeded'));
      expect(await order()).toEqual(ordered);
      expect(wire.asked.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
        `${checkoutId}:receipt`,
        `${checkoutId}:receipt:${placedAtMs}`,
      ]);
    },
  );
});
