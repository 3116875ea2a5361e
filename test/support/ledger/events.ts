/** The events about an order say what became of it. */
import type { Finding } from '../../../functions/checkout/verdict.ts';
import type { Row } from '../../../local/dynamodb/tables.ts';
import type { Books } from './books.ts';
import { isTold } from './told.ts';

/** The events about an order say what became of it: all of it, nothing else, and in order. */
export const checkEvents = ({ orders, shop, found }: Books): void => {
  // An event may come twice, the second time late. Whoever has seen it drops the second one.
  const ofOrders = shop.events.filter((event) => event['detail-type'].startsWith('order.'));
  const seen = new Map(ofOrders.toReversed().map((event) => [event.detail.id, event]));
  const told = Map.groupBy(
    ofOrders.filter((event) => seen.get(event.detail.id) === event),
    ({ detail }) => String(detail.orderId),
  );
  for (const id of told.keys()) {
    if (!orders.some((order) => order.id === id)) found(`events name ${id}, which is no order`);
  }
  for (const order of orders) {
    const id = String(order.id);
    const events = told.get(id) ?? [];
    const types = [...new Set(events.map((event) => event['detail-type']))];
    const wanted = wantedOf(order);
    for (const type of wanted) if (!types.includes(type)) found(`${id}: no event ${type}`);
    const ending = ['order.paid', 'order.canceled'].filter((type) => types.includes(type));
    for (const type of ending) if (!wanted.includes(type)) found(`${id}: ${type} is not true`);
    if (types[0] !== 'order.confirmed') found(`${id}: its first event is ${types[0]}`);
    const last = events.at(-1)?.detail;
    for (const name of ['capturedMinor', 'refundedMinor', 'totalMinor']) {
      if (last !== undefined && Number(last[name]) !== Number(order[name] ?? 0)) {
        found(`${id}: its last event has ${name} ${String(last[name])}, not ${order[name]}`);
      }
    }
    checkRung({ shop, found }, order, types);
    const dispute = events.findLast((event) => event['detail-type'] === 'order.disputed');
    if (dispute?.detail.dispute !== order.dispute) {
      found(`${id}: its dispute was published as ${String(dispute?.detail.dispute)}`);
    }
  }
};

/** A person was told whatever somebody has to know of an order. */
const checkRung = (
  { shop, found }: Pick<Books, 'shop' | 'found'>,
  { id, checkoutId, dispute }: Row,
  types: readonly string[],
): void => {
  const rang = (finding: Finding) => isTold(shop, String(checkoutId), [finding]);
  if (types.includes('order.refund_failed') && !rang('refund_failed')) {
    found(`${String(id)}: a refund failed, and nobody was told`);
  }
  if (String(dispute).endsWith('needs_response') && !rang('disputed')) {
    found(`${String(id)} is disputed, and nobody was told`);
  }
  if (types.includes('order.hold_ending') && !rang('hold_ending')) {
    found(`${String(id)}: its hold was about to end, and nobody was warned`);
  }
};

/** The events that must have been published of an order whose row says this. */
const wantedOf = (order: Row): readonly string[] => {
  const wanted = ['order.confirmed'];
  if (order.decision === 'approved') wanted.push('order.approved');
  if (order.holdWarnedAt !== undefined) wanted.push('order.hold_ending');
  if (order.status === 'paid' || order.status === 'refunded') wanted.push('order.paid');
  if (order.status === 'canceled') wanted.push('order.canceled');
  if (Number(order.refundFailedMinor ?? 0) > 0) wanted.push('order.refund_failed');
  if (Number(order.refundedMinor ?? 0) > 0) wanted.push('order.refunded');
  return wanted;
};
