/**
 * What a shop does, from end to end, by HTTP alone: the same wherever it runs. Each case throws an
 * AssertionError when it is not so.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { CheckoutView } from '../../../functions/checkout/contract.ts';
import { home } from '../../support/sent-goods.ts';
import { type Answer, order, type Payment, type RemoteShop, seat } from './shop.ts';

export type Case = {
  readonly name: string;
  /** Set where a state of the workflow waits for somebody to send its token back. */
  readonly waits?: true;
  readonly run: (shop: RemoteShop) => Promise<void>;
};

/** Compared as texts: in a test, values are of another realm than `assert`. */
const same = (actual: unknown, expected: unknown): void =>
  assert.equal(JSON.stringify(actual), JSON.stringify(expected));

const refusedWith = (answer: Answer, status: number, code: string): void => {
  same([answer.status, answer.body.code], [status, code]);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
};

const statusesOf = (payments: readonly Payment[]) => payments.map(({ status }) => status);

const untilBank = async (shop: RemoteShop): Promise<{ id: string; paymentId: string }> => {
  const payment = { paymentMethod: 'pm_card_threeDSecure2Required' };
  const { body } = await shop.place({ payment });
  const asked = await shop.reached(body.id, 'requires_action');
  assert.equal(asked.status, 'requires_action');
  const [held] = await shop.payments(body.id);
  assert.ok(held !== undefined && body.id !== undefined);
  return { id: body.id, paymentId: held.id };
};

export const cases: readonly Case[] = [
  {
    name: 'the catalogue has products with prices',
    run: async ({ call }) => {
      const { status, body } = await call('/api/catalog');
      assert.equal(status, 200);
      const { products } = body as unknown as { products: readonly { unitAmount: number }[] };
      assert.ok(products.length > 0 && products.every(({ unitAmount }) => unitAmount > 0));
    },
  },
  {
    name: 'a quote adds up',
    run: async ({ post }) => {
      const { body } = await post('/api/quotes', { items: [{ ...seat, quantity: 2 }] });
      assert.equal((body as { total?: number }).total, 2800);
    },
  },
  {
    name: 'a card that works is charged once, for the total',
    run: async ({ buy, payments }) => {
      const paid = await buy();
      assert.equal(paid.status, 'paid');
      assert.match(String(paid.orderId), /^HF-/);
      const [only, ...others] = await payments(paid.id);
      same([only?.status, only?.amount_received, others.length], ['succeeded', 1400, 0]);
    },
  },
  {
    name: 'a card that is declined holds nothing',
    run: async ({ buy, payments }) => {
      const payment = { paymentMethod: 'pm_card_visa_chargeDeclinedInsufficientFunds' };
      const declined = await buy({ payment });
      assert.equal(declined.status, 'declined');
      same(statusesOf(await payments(declined.id)), ['requires_payment_method']);
    },
  },
  {
    name: 'the same key at the same time is one checkout and one payment',
    run: async ({ place, reached, payments }) => {
      const key = randomUUID();
      const placed = await Promise.all(Array.from({ length: 5 }, () => place({}, key)));
      const ids = new Set(placed.map(({ body }) => body.id));
      assert.equal(ids.size, 1);
      const [id] = ids;
      assert.equal((await reached(id, 'paid')).status, 'paid');
      assert.equal((await payments(id)).length, 1);
    },
  },
  {
    name: 'a key that is used for another request is refused',
    run: async ({ place, reached }) => {
      const key = randomUUID();
      const { body } = await place({}, key);
      refusedWith(await place({ email: 'other@example.com' }, key), 409, 'idempotency_key_reused');
      await reached(body.id, 'paid');
    },
  },
  {
    name: 'another price than the server’s is refused, with the right one',
    run: async ({ place }) => {
      const answer = await place({ expectedTotal: 1 });
      refusedWith(answer, 409, 'price_changed');
      assert.equal((answer.body as { quote?: { total?: number } }).quote?.total, 1400);
    },
  },
  {
    name: 'what is no request is refused by its code',
    run: async ({ post, place, call }) => {
      const key = { 'Idempotency-Key': randomUUID() };
      refusedWith(await post('/api/checkouts', '{', key), 400, 'invalid_json');
      refusedWith(await post('/api/checkouts', order), 400, 'idempotency_key_missing');
      refusedWith(await place({ items: [{ sku: 'none', quantity: 1 }] }), 422, 'unknown_sku');
      refusedWith(await place({ items: [] }), 422, 'invalid_request');
      refusedWith(await place({ note: 'x'.repeat(20_000) }), 413, 'body_too_large');
      refusedWith(await call(`/api/checkouts/chk_${'0'.repeat(24)}`), 404, 'not_found');
    },
  },
  {
    name: 'after the bank’s step the order is paid',
    waits: true,
    run: async (shop) => {
      const { id, paymentId } = await untilBank(shop);
      await shop.answerBank(paymentId, 'succeed');
      await shop.post(`/api/checkouts/${id}/authentication`, '');
      assert.equal((await shop.reached(id, 'paid')).status, 'paid');
      same(statusesOf(await shop.payments(id)), ['succeeded']);
    },
  },
  {
    name: 'a bank’s step that fails holds nothing',
    waits: true,
    run: async (shop) => {
      const { id, paymentId } = await untilBank(shop);
      await shop.answerBank(paymentId, 'fail');
      await shop.post(`/api/checkouts/${id}/authentication`, '');
      assert.equal((await shop.reached(id, 'declined')).status, 'declined');
      same(
        statusesOf(await shop.payments(id)).filter((status) => status === 'requires_capture'),
        [],
      );
    },
  },
  {
    name: 'an order that waits for the merchant is held and not charged',
    run: async ({ place, reached, payments }) => {
      const items = [{ sku: 'chair', quantity: 1 }];
      const { body } = await place({ items, expectedTotal: 48000, shipping: home });
      assert.equal((await reached(body.id, 'confirmed')).status, 'confirmed');
      same(statusesOf(await payments(body.id)), ['requires_capture']);
    },
  },
  {
    name: 'an event that Stripe has not signed is refused',
    run: async ({ post }) => {
      const signature = { 'Stripe-Signature': `t=${Math.floor(Date.now() / 1000)},v1=00` };
      refusedWith(await post('/api/stripe/webhook', '{}', signature), 400, 'invalid_signature');
    },
  },
  {
    name: 'Stripe’s events are taken',
    run: async ({ control }) => {
      const pending = (await control('/webhooks/pending')) as readonly { id: string }[];
      const [first] = pending;
      assert.ok(first !== undefined, 'there is no event to deliver');
      const { status } = (await control('/webhooks/deliver', { id: first.id })) as {
        status: number;
      };
      assert.equal(status, 200);
    },
  },
];

/** What nobody may say after all cases: a hold that no order waits for, or money without an order. */
export const booksOf = async ({ payments, call }: RemoteShop): Promise<readonly string[]> => {
  const wrong: string[] = [];
  for (const { id, status, metadata, amount_received } of await payments()) {
    const { body } = await call(`/api/checkouts/${metadata.checkoutId}`);
    const { status: told, total } = body as Partial<CheckoutView>;
    const isRight =
      (status === 'succeeded' && told === 'paid' && amount_received === total) ||
      (status === 'requires_capture' && told === 'confirmed') ||
      (['canceled', 'requires_payment_method'].includes(status) &&
        ['declined', 'rejected', 'expired', 'canceled'].includes(told ?? ''));
    if (!isRight) wrong.push(`${id} is ${status}, and its checkout ${told} of ${total}`);
  }
  return wrong;
};
