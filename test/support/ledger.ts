/**
 * The books, checked from the two outside worlds alone: what Stripe says of the money and what the
 * tables say of orders and stock. Called once everything is quiet.
 */
import catalogue from '../../catalog.json' with { type: 'json' };
import type { CheckoutSystem } from './system.ts';

/**
 * Every way in which the books disagree, as sentences; none when they are in order. `initial` says
 * what there was of a product, where that is not what the catalogue says.
 */
export const violationsIn = async (
  system: CheckoutSystem,
  initial: Readonly<Record<string, number>> = {},
): Promise<readonly string[]> => {
  const [checkouts, orders, products] = await Promise.all([
    system.rows('TablesCheckouts'),
    system.rows('TablesOrders'),
    system.rows('TablesProducts'),
  ]);
  const { paymentIntents, refunds } = system.stripe.state();
  const violations: string[] = [];
  const found = (violation: string) => violations.push(violation);
  const orderOf = new Map(orders.map((order) => [order.checkoutId, order]));

  for (const intent of paymentIntents) {
    const { id, status, amount, amount_received: received } = intent;
    const checkoutId = String(intent.metadata.checkoutId);
    const order = orderOf.get(checkoutId);
    const refunded = refunds
      .filter((refund) => refund.payment_intent === id)
      .reduce((sum, refund) => sum + refund.amount, 0);
    const isLiving = order?.status === 'confirmed' || order?.status === 'paid';
    if (status === 'requires_capture' && !isLiving) found(`${id} holds money without an order`);
    if (status === 'requires_action') found(`${id} can still become a hold`);
    if (status !== 'succeeded') continue;
    if (order?.status !== 'paid' && refunded !== received)
      found(`${id} was taken for no paid order`);
    if (order?.status === 'paid' && refunded > 0) found(`${id} was refunded though it is paid`);
    if (received !== amount) found(`${id} captured ${String(received)} of a hold of ${amount}`);
    if (order !== undefined && order.totalMinor !== received) {
      found(`${id} captured ${String(received)}, its order says ${String(order.totalMinor)}`);
    }
  }
  for (const order of orders) {
    const intents = paymentIntents.filter(
      ({ metadata }) => metadata.checkoutId === order.checkoutId,
    );
    if (intents.length !== 1) found(`order ${String(order.id)} has ${intents.length} payments`);
    const isTaken = intents[0]?.status === 'succeeded';
    if ((order.status === 'paid') !== isTaken) {
      found(
        `order ${String(order.id)} is ${String(order.status)}, its payment ${intents[0]?.status}`,
      );
    }
  }
  for (const checkout of checkouts) {
    const order = orderOf.get(checkout.id);
    const needsOrder = ['confirmed', 'paid', 'canceled'].includes(String(checkout.status));
    if (needsOrder !== (order !== undefined)) {
      found(
        `checkout ${String(checkout.id)} is ${String(checkout.status)}, order: ${String(order?.id)}`,
      );
    }
    if (order !== undefined && order.status !== checkout.status) {
      found(`checkout ${String(checkout.id)} and its order disagree: ${String(order.status)}`);
    }
    const intents = paymentIntents.filter(({ metadata }) => metadata.checkoutId === checkout.id);
    if (intents.length > 1) found(`checkout ${String(checkout.id)} has ${intents.length} payments`);
  }
  for (const { sku, stock: catalogued } of catalogue.products) {
    const stock = initial[sku] ?? catalogued;
    const sold = orders
      .filter(({ status }) => status !== 'canceled')
      .flatMap(({ lines }) => lines as { sku: string; quantity: number }[])
      .filter((line) => line.sku === sku)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const left = Number(products.find((product) => product.sku === sku)?.stock);
    if (left < 0) found(`${sku} has a stock of ${left}`);
    if (sold + left !== stock) found(`${sku}: sold ${sold} and left ${left} of ${stock}`);
  }
  return violations;
};
