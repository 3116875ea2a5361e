/** What the rest of the shop learns, on the synthesized stack: the stream, the function, the bus. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type CheckoutSystem, startCheckoutSystem } from '../support/system.ts';

let shop: CheckoutSystem;
beforeAll(async () => {
  shop = await startCheckoutSystem();
});
afterAll(() => shop.stop());
afterEach(() => shop.awsFaults.clear());

const publishedOf = (orderId: string | undefined): readonly string[] =>
  shop.eventBuses.recent
    .filter(({ detail }) => detail.orderId === orderId)
    .map((event) => event['detail-type']);

/** Waits until this many events of an order were published; gives their types. */
const published = async (orderId: string | undefined, count: number) => {
  for (let look = 0; look < 100 && publishedOf(orderId).length < count; look += 1) await sleep(100);
  return publishedOf(orderId);
};

test('a paid order is published as confirmed, then as paid', async () => {
  const { body } = await shop.place();
  await shop.ended(body.id);
  expect(await published(body.orderId, 2)).toEqual(['order.confirmed', 'order.paid']);
});

test('a bus that is away for a while loses no event, and the events stay in order', async () => {
  shop.awsFaults.add({ action: 'PutEvents', kind: 'error-before' });
  const { body } = await shop.place();
  await shop.ended(body.id);
  for (const source of shop.eventSources) await source.poll();
  expect(publishedOf(body.orderId)).toEqual([]);
  shop.awsFaults.clear();
  const told = await published(body.orderId, 2);
  expect([...new Set(told)]).toEqual(['order.confirmed', 'order.paid']);
});
