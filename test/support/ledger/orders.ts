/** Every order has one payment, which was taken if the order says so. */
import type { Row } from '../../../local/dynamodb/tables.ts';
import { type Books, type Intent, isChargedBack, paymentsOf, refundsOf, sumOf } from './books.ts';

export const checkOrders = (books: Books): void => {
  const { orders, found } = books;
  for (const order of orders) {
    const intents = paymentsOf(books, order.checkoutId);
    const [intent] = intents;
    if (intents.length !== 1) found(`order ${String(order.id)} has ${intents.length} payments`);
    if (intent !== undefined && intent.id !== order.paymentIntentId) {
      found(`order ${String(order.id)} names ${String(order.paymentIntentId)}, not ${intent.id}`);
    }
    const isTaken = intent?.status === 'succeeded';
    const takes = order.status === 'paid' || order.status === 'refunded' || isGivenBack(order);
    if (takes !== isTaken) {
      found(`order ${String(order.id)} is ${String(order.status)}, its payment ${intent?.status}`);
    }
    if (isGivenBack(order) && !isPaidBack(books, intent)) {
      found(`order ${String(order.id)} is said to be refunded, and its payment is not`);
    }
  }
  const checkoutIds = orders.map(({ checkoutId }) => checkoutId);
  if (new Set(checkoutIds).size !== checkoutIds.length) found('a checkout has two orders');
};

/** Canceled by the merchant, captured by hand nevertheless, and therefore refunded. */
const isGivenBack = ({ status, refusal }: Row): boolean =>
  status === 'canceled' && refusal === 'refunded';

const isPaidBack = ({ shop }: Books, intent: Intent | undefined): boolean => {
  if (intent === undefined) return false;
  const refunded = sumOf(refundsOf(shop, intent.id));
  return refunded === Number(intent.amount_received) || isChargedBack(shop, intent.id);
};
