/**
 * The ways of a checkout whose use is counted, each from the page's first request until Stripe's events
 * have come and the order's are published.
 */
import type { CheckoutView } from '../../../functions/checkout/contract.ts';
import type { Order } from '../system.ts';
import type { MeteredShop } from './metered-shop.ts';

export const journeyNames = ['happy', 'approved', 'declined', 'rejected'] as const;
export type JourneyName = (typeof journeyNames)[number];

type Journey = (shop: MeteredShop) => Promise<void>;

const workshop = { items: [{ sku: 'workshop', quantity: 1 }] };

/** As the page does: it shows the catalogue and a quote before it places the checkout. */
const place = async (shop: MeteredShop, order: Order): Promise<CheckoutView> => {
  await shop.call('/api/catalog');
  await shop.call('/api/quotes', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ items: order.items }),
  });
  const { status, body } = await shop.place({ ...order, waitSeconds: 0 });
  if (status !== 201) throw new Error(`The checkout was not placed: ${JSON.stringify(body)}`);
  return body as CheckoutView;
};

const isOver = async (shop: MeteredShop, id: string, status: CheckoutView['status']) => {
  const { checkout } = await shop.ended(id);
  if (checkout.status !== status) {
    throw new Error(`The checkout ended ${checkout.status}, and not ${status}.`);
  }
};

const quiet = async (shop: MeteredShop): Promise<void> => {
  for (const { id } of shop.stripe.webhooks.pending()) await shop.stripe.webhooks.deliver(id);
  await shop.stripe.webhooks.idle();
  for (const source of shop.eventSources) {
    // The first may join a poll that has begun before the last change.
    await source.poll();
    while ((await source.poll()) > 0);
  }
};

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
};

const paidOrDeclined =
  (order: Order, status: CheckoutView['status']): Journey =>
  async (shop) => {
    const { id } = await place(shop, { ...workshop, ...order });
    await isOver(shop, id, status);
  };

/** The merchant approves it as soon as it waits. */
const approved: Journey = async (shop) => {
  const { id } = await place(shop, {
    items: [{ sku: 'chair', quantity: 1 }],
    expectedTotal: 48_000,
  });
  const orderOf = async () =>
    (await shop.rows('TablesOrders')).find(({ checkoutId }) => checkoutId === id);
  await until(async () => (await orderOf())?.approvalToken !== undefined);
  const orderId = (await orderOf())?.id;
  await shop.lambda('MerchantOrders').invoke({ command: 'approve', orderId });
  await isOver(shop, id, 'paid');
};

/** The last one is sold to somebody else between the hold and the order. */
const rejected: Journey = async (shop) => {
  const left = await shop.stockOf('workshop');
  const sold = Promise.withResolvers<void>();
  shop.dynamoDbFaults.add({
    action: 'TransactWriteItems',
    kind: 'slow-before',
    times: 1,
    until: sold.promise,
  });
  const { id } = await place(shop, workshop);
  await until(async () => shop.paymentsOf(id).length > 0);
  await shop.setStock('workshop', 0);
  sold.resolve();
  await isOver(shop, id, 'rejected');
  await shop.setStock('workshop', left);
};

const journeys: Readonly<Record<JourneyName, Journey>> = {
  happy: paidOrDeclined({}, 'paid'),
  approved,
  declined: paidOrDeclined(
    { payment: { paymentMethod: 'pm_card_visa_chargeDeclined' } },
    'declined',
  ),
  rejected,
};

/** Goes that way twice, and tallies the second time: keys are read and connections are open by then. */
export const tallyOfJourney = async (shop: MeteredShop, name: JourneyName) => {
  const go = async () => {
    await journeys[name](shop);
    await quiet(shop);
  };
  await go();
  return shop.tally(go);
};
