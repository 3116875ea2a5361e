/** Stripe's receipts on the running system: ordered once an order is paid, and never in its way. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { synthesize } from '../../local/synthesize.ts';
import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';

const assembly = mkdtempSync(path.join(tmpdir(), 'holdfast-receipts-'));
let shop: CheckoutSystem;
beforeAll(async () => {
  await synthesize(assembly, { receipts: 'stripe' });
  shop = await startCheckoutSystem({ assembly });
  await shop.setStock('workshop', 1000);
}, 60_000);
afterEach(async () => {
  shop.stripe.faults.clear();
  // Among them: the address is in no execution, log or error.
  expect(await shop.violations({ workshop: 1000 })).toEqual([]);
});
afterAll(async () => {
  await shop.stop();
  rmSync(assembly, { recursive: true });
});

const buy = async () => {
  const { body } = await shop.place();
  const { checkout } = await shop.ended(body.id);
  const [payment, ...others] = shop.paymentsOf(body.id);
  expect(others).toEqual([]);
  return { checkout, payment };
};

const update = { method: 'POST', path: '/v1/payment_intents/:id' } as const;
const updatesOf = (id: unknown) =>
  shop.stripe
    .state()
    .journal.filter((call) => call.method === 'POST' && call.path === `/v1/payment_intents/${id}`);

test('a shopper whose order is paid gets Stripe’s receipt, ordered by one request', async () => {
  const { checkout, payment } = await buy();
  expect(checkout.status).toBe('paid');
  expect(payment).toMatchObject({ status: 'succeeded', receipt_email: 'shopper@example.com' });
  expect(updatesOf(payment?.id)).toHaveLength(1);
});

test('a shopper whose card is declined gets none', async () => {
  const { body } = await shop.place({ payment: { paymentMethod: 'pm_card_visa_chargeDeclined' } });
  await shop.ended(body.id);
  expect(shop.paymentsOf(body.id)).toMatchObject([{ receipt_email: null }]);
});

const kinds = [
  'lost-reply',
  'reset-before',
  'error-before',
  'error-saved',
  'effect-then-500-saved',
  'rate-limit',
  'in-use',
] as const;

test.each(kinds)('an order is paid and its receipt ordered when that met %s', async (kind) => {
  shop.stripe.faults.add({ ...update, kind });
  const { checkout, payment } = await buy();
  expect(checkout).toMatchObject({ status: 'paid', captured: 1400 });
  expect(payment).toMatchObject({ amount_received: 1400, receipt_email: 'shopper@example.com' });
});

test('an order is paid although Stripe refuses its receipt for good', async () => {
  shop.stripe.faults.add({ ...update, kind: 'refused', times: null });
  const { checkout, payment } = await buy();
  expect(checkout).toMatchObject({ status: 'paid', captured: 1400 });
  expect(payment).toMatchObject({ status: 'succeeded', receipt_email: null });
});
