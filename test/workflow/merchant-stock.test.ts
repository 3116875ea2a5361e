/** The merchant's stock on the tables themselves: changes, and what comes back with a refund. */
import type { Answer, Command } from '../../functions/checkout/commands.ts';
import { readOrderNumber } from '../../functions/checkout/order-number.ts';
import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';

let shop: CheckoutSystem;
beforeAll(async () => {
  shop = await startCheckoutSystem();
});
afterAll(() => shop.stop());

const ordered = (command: Command) =>
  shop.lambda('MerchantOrders').invoke(command) as Promise<Answer>;
const seats = { command: 'stock', sku: 'workshop' } as const;

test('the stock of a product is told, set and added to, each change once', async () => {
  expect(await ordered(seats)).toMatchObject({ product: { stock: 40 } });
  const more = { ...seats, add: 5, changeId: 'delivery-1' };
  expect(await ordered(more)).toMatchObject({ product: { stock: 45 } });
  expect(await ordered({ ...seats, add: -2, changeId: 'broken-1' })).toMatchObject({
    product: { stock: 43 },
  });
  expect(await ordered(more)).toMatchObject({ product: { stock: 43 } });
  expect(await ordered({ ...seats, add: -44, changeId: 'broken-2' })).toMatchObject({
    error: { code: 'amount_invalid' },
  });
  expect(await ordered({ ...seats, set: 40, changeId: 'counted-1' })).toMatchObject({
    product: { stock: 40 },
  });
  expect(await shop.stockOf('workshop')).toBe(40);
});

test('what was sold comes back with its refund, once, and the number is read as it was copied', async () => {
  const { body } = await shop.place({
    items: [{ sku: 'workshop', quantity: 3 }],
    expectedTotal: 4200,
  });
  await shop.ended(body.id);
  expect(await shop.stockOf('workshop')).toBe(37);
  const orderId = readOrderNumber(`#${body.orderId?.toLowerCase().replaceAll('-', ' ')}`);
  if (orderId === undefined) throw new Error('No order.');
  const back = { command: 'refund', orderId, refundId: 'sent-back', restock: true } as const;
  expect(await ordered(back)).toMatchObject({
    order: { status: 'refunded', restockedAt: expect.any(String) },
    refund: { status: 'succeeded' },
  });
  expect(await ordered(back)).toMatchObject({ order: { status: 'refunded' } });
  expect(await shop.stockOf('workshop')).toBe(40);
});

test('a list is gone on with where it ended, and finds an address in any case', async () => {
  for (const email of ['ada@example.com', 'grace@example.com']) {
    const { body } = await shop.place({ email });
    await shop.ended(body.id);
  }
  const seen: string[] = [];
  let before: Extract<Command, { command: 'list' }>['before'];
  do {
    const answer = await ordered({ command: 'list', limit: 1, before });
    if (!('orders' in answer)) throw new Error(JSON.stringify(answer));
    seen.push(...answer.orders.map(({ id }) => id));
    before = answer.next;
  } while (before !== undefined);
  expect([seen.length, new Set(seen).size]).toEqual([3, 3]);
  expect(await ordered({ command: 'list', email: 'Grace@Example.com' })).toMatchObject({
    orders: [{ id: seen[0] }],
  });
});
