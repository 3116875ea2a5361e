/** Money that was held or taken belongs to an order, and is as much as is owed. */
import type { Row } from '../../../local/dynamodb/tables.ts';
import {
  type Books,
  type Intent,
  isChargedBack,
  type Refund,
  refundsOf,
  type Shop,
  sumOf,
} from './books.ts';
import { checkDeadline } from './deadlines.ts';
import { isTold, keptMoney, otherAmount } from './told.ts';

type Payment = {
  readonly intent: Intent;
  /** Of its checkout, if there is one. */
  readonly order: Row | undefined;
  /** In the currency's smallest unit: taken, and given back of it. */
  readonly received: number;
  readonly refunded: number;
};

export const checkPayments = (books: Books): void => {
  const { orders, shop } = books;
  const orderOf = new Map(orders.map((order) => [order.checkoutId, order]));
  for (const intent of shop.stripe.paymentIntents) {
    const order = orderOf.get(String(intent.metadata.checkoutId));
    const payment = {
      intent,
      order,
      received: Number(intent.amount_received),
      refunded: sumOf(refundsOf(shop, intent.id)),
    };
    checkHold(books, payment);
    checkDeadline(books, intent, order);
    checkRefunds(books, intent);
    if (intent.status === 'succeeded') checkTaken(books, payment);
  }
};

const checkHold = ({ shop, found }: Books, { intent: { id, status }, order }: Payment): void => {
  const holds = shop.stripe.charges.filter(
    (charge) => charge.payment_intent === id && charge.status === 'succeeded',
  );
  if (holds.length > 1) found(`${id} was held ${holds.length} times`);
  const isLiving = order?.status === 'confirmed' || order?.status === 'paid';
  if (status === 'requires_capture' && !isLiving) found(`${id} holds money without an order`);
  if (status === 'requires_action') found(`${id} can still become a hold`);
};

const checkRefunds = ({ shop, found }: Books, { id }: Intent): void => {
  const refunds = shop.stripe.refunds.filter((refund) => refund.payment_intent === id);
  const reasons = refunds.map(({ metadata }) => metadata?.refundId ?? 'by the workflow or by hand');
  if (new Set(reasons).size < reasons.length && !isByHand(refunds)) {
    found(`${id} was refunded twice for one reason`);
  }
};

/** Made in Stripe's dashboard, where a refund has no id of ours that could be counted. */
const isByHand = (refunds: readonly Refund[]): boolean =>
  refunds.some(({ metadata }) => metadata?.checkoutId === undefined);

const checkTaken = (books: Books, payment: Payment): void => {
  const { intent, order, received, refunded } = payment;
  const { shop, found } = books;
  const { id } = intent;
  if (refunded > received) found(`${id} took ${received}, and gave ${refunded} back`);
  const isKept =
    isTold(shop, String(intent.metadata.checkoutId), keptMoney) || isChargedBack(shop, id);
  if (order?.status !== 'paid' && refunded !== received && !isKept) {
    found(`${id} was taken for no paid order`);
  }
  if (order?.status === 'paid' && refunded === received) {
    found(`${id} was refunded, and its order is paid`);
  }
  checkAmount(books, payment);
  if (order !== undefined) checkOrderOf(books, payment, order);
};

const checkAmount = ({ shop, found }: Books, payment: Payment): void => {
  const { intent, order, received } = payment;
  const { id, amount } = intent;
  const owed = Number(order?.approvedMinor ?? order?.totalMinor ?? amount);
  const isRight = wasCapturedByHand(shop, id)
    ? isAllowedByHand(shop, payment, owed)
    : received === owed;
  if (!isRight) found(`${id} captured ${received} of a hold of ${amount}, owed were ${owed}`);
  if (received > amount) found(`${id} captured more than was held`);
};

/** Whether it was captured in Stripe's dashboard, by somebody who may have taken more or less than is owed. */
const wasCapturedByHand = ({ stripe }: Shop, id: string): boolean =>
  stripe.journal.some(
    ({ path, idempotencyKey, status }) =>
      path === `/v1/payment_intents/${id}/capture` && idempotencyKey === null && status === 200,
  );

const isAllowedByHand = (
  shop: Shop,
  { intent, order, received, refunded }: Payment,
  owed: number,
): boolean =>
  order?.status !== 'paid' ||
  (received >= owed && received - refunded <= owed) ||
  isTold(shop, String(intent.metadata.checkoutId), otherAmount);

/** What the order says of the money is what Stripe says of it. */
const checkOrderOf = (
  { found }: Books,
  { intent: { id, currency }, received, refunded }: Payment,
  order: Row,
): void => {
  const { status, capturedMinor, refundedMinor = 0 } = order;
  if (status === 'paid' || status === 'refunded') {
    if (capturedMinor !== received) {
      found(`${id} captured ${received}, its order says ${String(capturedMinor)}`);
    }
    if (refundedMinor !== refunded) {
      found(`${id} is refunded ${refunded}, its order says ${String(refundedMinor)}`);
    }
  }
  if (order.currency !== currency) {
    found(`${id} is in ${currency}, its order in ${String(order.currency)}`);
  }
};
