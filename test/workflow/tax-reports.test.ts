/** Stripe Tax on the running system: what Stripe reports is what was paid, and what was paid back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { synthesize } from '../../local/synthesize.ts';
import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';

const assembly = mkdtempSync(path.join(tmpdir(), 'holdfast-tax-'));
let shop: CheckoutSystem;
beforeAll(async () => {
  await synthesize(assembly, { capture: 'on-approval', tax: 'stripe-exclusive' });
  shop = await startCheckoutSystem({ assembly });
  await shop.setStock('poster', 100);
}, 60_000);
afterEach(async () => {
  shop.stripe.faults.clear();
  expect(await shop.violations({ poster: 100 })).toEqual([]);
});
afterAll(async () => {
  await shop.stop();
  rmSync(assembly, { recursive: true });
});

/** A poster for $24.00, sent for $6.00 to where both are taxed with $2.18. */
const placePoster = async () => {
  const shipping = {
    name: 'Ada',
    line1: '1 Street',
    city: 'Berkeley',
    state: 'CA',
    postalCode: '94704',
    country: 'US',
  };
  const items = [{ sku: 'poster', quantity: 1 }];
  const { body } = await shop.place({ items, expectedTotal: 3218, extra: { shipping } });
  expect(body.status).toBe('confirmed');
  return { id: body.id, orderId: body.orderId };
};

const tell = (command: object) => shop.lambda('MerchantOrders').invoke(command);

/** Places one, and has it approved, for less than its total if there is an amount. */
const buyPoster = async (amountMinor?: number) => {
  const { id, orderId } = await placePoster();
  await tell({ command: 'approve', orderId, ...(amountMinor !== undefined && { amountMinor }) });
  expect((await shop.ended(id)).checkout).toMatchObject({
    status: 'paid',
    captured: amountMinor ?? 3218,
  });
  return { id, orderId };
};

/** The type, the total and the tax of each transaction that Stripe has made for a checkout. */
const reportsOf = (id: string) => {
  const { taxAssociations, taxTransactions } = shop.stripe.state();
  const [payment] = shop.paymentsOf(id);
  return taxAssociations
    .filter(({ payment_intent }) => payment_intent === payment?.id)
    .flatMap(({ tax_transaction_attempts: attempts }) => attempts)
    .flatMap(({ committed }) =>
      taxTransactions.filter((each) => each.id === committed?.transaction),
    )
    .map(({ type, amount_total: total, amount_tax: tax }) => [type, total, tax]);
};

test('the taxes of an order are reported once it is captured, and not before', async () => {
  const { id, orderId } = await placePoster();
  expect(reportsOf(id)).toEqual([]);
  await tell({ command: 'approve', orderId });
  await shop.ended(id);
  expect(reportsOf(id)).toEqual([['transaction', 3218, 218]]);
});

test('a capture of less reports the taxes in it, in proportion', async () => {
  const { id } = await buyPoster(1609);
  expect(reportsOf(id)).toEqual([['transaction', 1609, 109]]);
});

test('every refund takes its taxes back, once', async () => {
  const { id, orderId } = await buyPoster();
  await tell({ command: 'refund', orderId, refundId: 'first', amountMinor: 1000 });
  await tell({ command: 'refund', orderId, refundId: 'first', amountMinor: 1000 });
  await tell({ command: 'refund', orderId, refundId: 'rest' });
  expect(reportsOf(id)).toEqual([
    ['transaction', 3218, 218],
    ['reversal', -1000, -68],
    ['reversal', -2218, -150],
  ]);
});

test('an order that the merchant turns down is not reported', async () => {
  const { id, orderId } = await placePoster();
  await tell({ command: 'cancel', orderId });
  await shop.ended(id);
  expect(reportsOf(id)).toEqual([]);
});

const hold = { method: 'POST', path: '/v1/payment_intents' } as const;
const calculate = { method: 'POST', path: '/v1/tax/calculations', after: 1 } as const;
const read = { method: 'GET', path: '/v1/tax/calculations/:id' } as const;
const lines = { method: 'GET', path: '/v1/tax/calculations/:id/line_items' } as const;
const capture = { method: 'POST', path: '/v1/payment_intents/:id/capture' } as const;
const kinds = [
  'lost-reply',
  'reset-before',
  'error-before',
  'error-saved',
  'effect-then-500-saved',
  'rate-limit',
  'in-use',
] as const;

test.each(
  [calculate, read, lines, capture].flatMap((call) => kinds.map((kind) => ({ ...call, kind }))),
)('a part is reported exactly once when $method $path met $kind', async (fault) => {
  shop.stripe.faults.add(fault);
  const { id } = await buyPoster(1609);
  expect(reportsOf(id)).toEqual([['transaction', 1609, 109]]);
});

test.each(['lost-reply', 'reset-before', 'error-before', 'rate-limit', 'in-use'] as const)(
  'the whole is reported exactly once when its hold met %s',
  async (kind) => {
    shop.stripe.faults.add({ ...hold, kind });
    const { id } = await buyPoster();
    expect(reportsOf(id)).toEqual([['transaction', 3218, 218]]);
  },
);

test('a part whose taxes Stripe refuses to calculate is not captured before it does, by a redrive', async () => {
  shop.stripe.faults.add({ ...calculate, kind: 'refused', times: null });
  const { id, orderId } = await placePoster();
  await tell({ command: 'approve', orderId, amountMinor: 1609 });
  const { execution } = await shop.ended(id);
  expect(execution.status).toBe('FAILED');
  expect(shop.paymentsOf(id)).toMatchObject([{ status: 'requires_capture' }]);
  shop.stripe.faults.clear();
  shop.executions.redrive(id);
  await shop.ended(id);
  expect(reportsOf(id)).toEqual([['transaction', 1609, 109]]);
});
