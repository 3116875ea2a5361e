/**
 * The books, checked from the two outside worlds alone: what Stripe says of the money and what the
 * tables say of orders and stock. Called once everything is quiet.
 */

import type { Overview } from '@holdfast/stripe-stand-in/overview';
import catalogue from '../../catalog.json' with { type: 'json' };
import type { Finding } from '../../functions/checkout/verdict.ts';
import type { Row } from '../../local/dynamodb/tables.ts';
import type { BusEvent } from '../../local/events/event-buses.ts';
import type { LogLine } from '../../local/lambda/lambda.ts';
import type { Execution } from '../../local/step-functions/executions.ts';

/** Whatever runs the shop: a real system on ports, or a simulated world. */
export type Shop = {
  readonly rows: (table: string) => Promise<readonly Row[]>;
  readonly stripe: Pick<Overview, 'paymentIntents' | 'charges' | 'refunds' | 'journal'>;
  readonly executions: readonly Execution[];
  readonly logs: readonly LogLine[];
  /** What the rest of the shop was told, in its order. */
  readonly events: readonly BusEvent[];
  /** Secrets and personal data that must be nowhere but where they belong. */
  readonly canaries: readonly string[];
};

type Intent = Overview['paymentIntents'][number];

/** A checkout's ending, seen from both worlds: what the shopper is told and where the money is. */
type Books = {
  readonly checkouts: readonly Row[];
  readonly orders: readonly Row[];
  readonly products: readonly Row[];
  readonly promotions: readonly Row[];
  readonly shop: Shop;
  readonly found: (violation: string) => void;
};

/**
 * Every way in which the books disagree, as sentences; none when they are in order. `initial` says
 * what there was of a product, where that is not what the catalogue says.
 */
export const violationsIn = async (
  shop: Shop,
  initial: Readonly<Record<string, number>> = {},
): Promise<readonly string[]> => {
  const [checkouts, orders, products, promotions] = await Promise.all([
    shop.rows('TablesCheckouts'),
    shop.rows('TablesOrders'),
    shop.rows('TablesProducts'),
    shop.rows('TablesPromotions'),
  ]);
  const violations: string[] = [];
  const found = (violation: string) => violations.push(violation);
  const books: Books = { checkouts, orders, products, promotions, shop, found };
  checkPayments(books);
  checkOrders(books);
  checkCheckouts(books);
  checkKeys(books);
  checkStock(books, initial);
  checkPromotions(books);
  checkEvents(books);
  checkSilence(books);
  return violations;
};

const checkPayments = (books: Books): void => {
  const { orders, shop, found } = books;
  const { paymentIntents, charges, refunds } = shop.stripe;
  const orderOf = new Map(orders.map((order) => [order.checkoutId, order]));
  for (const intent of paymentIntents) {
    const { id, status, amount } = intent;
    const received = Number(intent.amount_received);
    const order = orderOf.get(String(intent.metadata.checkoutId));
    const ofIntent = refunds.filter((refund) => refund.payment_intent === id);
    const refunded = ofIntent
      .filter((refund) => refund.status !== 'failed' && refund.status !== 'canceled')
      .reduce((sum, refund) => sum + refund.amount, 0);
    const isLiving = order?.status === 'confirmed' || order?.status === 'paid';
    const holds = charges.filter(
      (charge) => charge.payment_intent === id && charge.status === 'succeeded',
    );
    if (holds.length > 1) found(`${id} was held ${holds.length} times`);
    const asked = ofIntent.map(
      ({ metadata }) => metadata?.refundId ?? 'by the workflow or by hand',
    );
    if (new Set(asked).size < asked.length && !isByHand(ofIntent)) {
      found(`${id} was refunded twice for one reason`);
    }
    if (status === 'requires_capture' && !isLiving) found(`${id} holds money without an order`);
    if (status === 'requires_action') found(`${id} can still become a hold`);
    const checkoutId = String(intent.metadata.checkoutId);
    checkDeadline(books, intent, order);
    if (status !== 'succeeded') continue;
    if (refunded > received) found(`${id} took ${received}, and gave ${refunded} back`);
    if (order?.status !== 'paid' && refunded !== received && !isTold(shop, checkoutId, keptMoney)) {
      found(`${id} was taken for no paid order`);
    }
    if (order?.status === 'paid' && refunded === received) {
      found(`${id} was refunded, and its order is paid`);
    }
    const owed = Number(order?.approvedMinor ?? order?.totalMinor ?? amount);
    const isRight = wasCapturedByHand(shop, id)
      ? order?.status !== 'paid' ||
        (received >= owed && received - refunded <= owed) ||
        isTold(shop, checkoutId, otherAmount)
      : received === owed;
    if (!isRight) found(`${id} captured ${received} of a hold of ${amount}, owed were ${owed}`);
    if (received > amount) found(`${id} captured more than was held`);
    if (order?.status === 'paid' || order?.status === 'refunded') {
      const { capturedMinor, refundedMinor = 0 } = order;
      if (capturedMinor !== received) {
        found(`${id} captured ${received}, its order says ${String(capturedMinor)}`);
      }
      if (refundedMinor !== refunded) {
        found(`${id} is refunded ${refunded}, its order says ${String(refundedMinor)}`);
      }
    }
    if (order !== undefined && order.currency !== intent.currency) {
      found(`${id} is in ${intent.currency}, its order in ${String(order.currency)}`);
    }
  }
};

/** A hold that Stripe itself ended, while its order was the merchant's: somebody has to know. */
const checkDeadline = (
  { shop, found }: Books,
  { id, cancellation_reason: reason, canceled_at: canceledAt }: Intent,
  order: Row | undefined,
): void => {
  if (reason !== 'automatic' || order?.capture !== 'on-approval') return;
  if (isTold(shop, String(order.checkoutId), leftUndone)) return;
  // A step that fails up to that moment rings by its function's errors, and one for good by Parked.
  const isFailing = shop.executions
    .filter(({ name }) => name.startsWith(String(order.checkoutId)))
    .flatMap(({ history }) => history)
    .some(
      ({ type, timestamp }) =>
        type === 'ExecutionFailed' ||
        (type === 'StateFailed' && timestamp > Number(canceledAt) * 1000 - 3 * hourMs),
    );
  if (!isFailing) found(`${id} was left to end while its order waited for the merchant`);
};

const hourMs = 60 * 60 * 1000;

/** In Stripe's dashboard, by somebody who may have taken more or less than is owed. */
const wasCapturedByHand = ({ stripe }: Shop, id: string): boolean =>
  stripe.journal.some(
    ({ path, idempotencyKey, status }) =>
      path === `/v1/payment_intents/${id}/capture` && idempotencyKey === null && status === 200,
  );

/** Made in Stripe's dashboard, where nobody counts. */
const isByHand = (refunds: Overview['refunds']): boolean =>
  refunds.some(({ metadata }) => metadata?.checkoutId === undefined);

const paymentsOf = ({ shop }: Books, checkoutId: unknown) =>
  shop.stripe.paymentIntents.filter(({ metadata }) => metadata.checkoutId === checkoutId);

const checkOrders = (books: Books): void => {
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
    if (isGivenBack(order) && !isRefundedInFull(books, intent)) {
      found(`order ${String(order.id)} is said to be refunded, and its payment is not`);
    }
  }
  const checkoutIds = orders.map(({ checkoutId }) => checkoutId);
  if (new Set(checkoutIds).size !== checkoutIds.length) found('a checkout has two orders');
};

/** Canceled by the merchant, captured by hand all the same, and refunded for that. */
const isGivenBack = ({ status, refusal }: Row): boolean =>
  status === 'canceled' && refusal === 'refunded';

const isRefundedInFull = ({ shop }: Books, intent: Intent | undefined): boolean => {
  const given = shop.stripe.refunds
    .filter((refund) => refund.payment_intent === intent?.id)
    .filter(({ status }) => status !== 'failed' && status !== 'canceled')
    .reduce((sum, { amount }) => sum + amount, 0);
  return intent !== undefined && given === Number(intent.amount_received);
};

const endings = ['paid', 'declined', 'rejected', 'expired', 'canceled', 'refunded'];

const checkCheckouts = (books: Books): void => {
  const { checkouts, orders, shop, found } = books;
  const orderOf = new Map(orders.map((order) => [order.checkoutId, order]));
  for (const checkout of checkouts) {
    const { id, status, totalMinor } = checkout;
    const order = orderOf.get(id);
    if (!endings.includes(String(status)) && !isTold(shop, String(id), leftUndone)) {
      found(`checkout ${String(id)} is left as ${String(status)}, and no alarm rang`);
    }
    if (endings.includes(String(status)) && checkout.openSince !== undefined) {
      found(`checkout ${String(id)} is ${String(status)}, and still among the open ones`);
    }
    const needsOrder = ['confirmed', 'paid', 'canceled'].includes(String(status));
    if (needsOrder && order === undefined)
      found(`checkout ${String(id)} is ${String(status)} without an order`);
    if (order !== undefined && order.status !== status) {
      found(`checkout ${String(id)} is ${String(status)}, its order ${String(order.status)}`);
    }
    if (order !== undefined && order.totalMinor !== totalMinor) {
      found(
        `checkout ${String(id)} is for ${String(totalMinor)}, its order for ${order.totalMinor}`,
      );
    }
    const sum = totalOf(checkout);
    if (sum !== totalMinor) {
      found(`checkout ${String(id)} was quoted ${sum}, it says ${String(totalMinor)}`);
    }
    const intents = paymentsOf(books, id);
    if (intents.length > 1) found(`checkout ${String(id)} has ${intents.length} payments`);
    for (const intent of intents) {
      if (intent.amount !== totalMinor || intent.currency !== checkout.currency) {
        found(`${intent.id} is not for what was quoted`);
      }
    }
    const named = shop.executions.filter(({ name }) => name === id);
    if (named.length > 1)
      found(`checkout ${String(id)} has ${named.length} executions of its name`);
  }
};

/** What its parts add up to: goods, less a discount, with shipping and the taxes on top. */
const totalOf = ({ lines, price }: Row): number => {
  const goods = (lines as { amount: number }[]).reduce((sum, { amount }) => sum + amount, 0);
  if (price === undefined) return goods;
  const { subtotal, discount, shipping, tax } = price as Record<string, number>;
  return subtotal === goods ? goods - Number(discount) + Number(shipping) + Number(tax) : NaN;
};

/** A code is used by each order that has it and was not canceled. */
const checkPromotions = ({ orders, promotions, found }: Books): void => {
  for (const { code, redeemed } of promotions) {
    const using = orders.filter(
      ({ promotion, status }) =>
        (promotion as { code?: string } | undefined)?.code === code && status !== 'canceled',
    );
    if (using.length !== redeemed) {
      found(`${String(code)} was used by ${using.length}, and counted ${String(redeemed)} times`);
    }
  }
};

/**
 * Every write carries a key that follows from its checkout, or a repeat would be a second one. What
 * the merchant and the browser send by hand has none.
 */
const checkKeys = ({ shop, found }: Books): void => {
  for (const { method, path, idempotencyKey: key } of shop.stripe.journal) {
    const isWrite = method === 'POST' && /^\/v1\/(payment_intents|refunds)/.test(path);
    if (!isWrite || key === null || ourKeys.test(key)) continue;
    found(`${path} was sent with a key of chance`);
  }
};

/** As `functions/checkout/idempotency.ts` derives them; the last part is a refreshed key's moment. */
const ourKeys = /^chk_[0-9a-z]{24}:(authorize|capture|cancel:\w+|refund|refund:[\w-]+)(:\d+)?$/;

/** What was told of an order is what became of it: all of it, nothing else, and in its order. */
const checkEvents = ({ orders, shop, found }: Books): void => {
  // An event may come twice, and the second time late: whoever has seen it drops it.
  const seen = new Map(shop.events.toReversed().map((event) => [event.detail.id, event]));
  const told = Map.groupBy(
    shop.events.filter((event) => seen.get(event.detail.id) === event),
    ({ detail }) => String(detail.orderId),
  );
  for (const id of told.keys()) {
    if (!orders.some((order) => order.id === id)) found(`events tell of ${id}, which is no order`);
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
      found(`${id}: its dispute was told as ${String(dispute?.detail.dispute)}`);
    }
  }
};

/** Whatever somebody has to know of an order rang. */
const checkRung = (
  { shop, found }: Pick<Books, 'shop' | 'found'>,
  { id, checkoutId, dispute }: Row,
  types: readonly string[],
): void => {
  const rang = (text: string) =>
    shop.logs.some((line) => line.text.includes(text) && line.text.includes(String(checkoutId)));
  if (types.includes('order.refund_failed') && !rang('refund_failed')) {
    found(`${String(id)}: a refund failed, and no alarm rang`);
  }
  if (String(dispute).endsWith('needs_response') && !rang('disputed')) {
    found(`${String(id)} is disputed, and no alarm rang`);
  }
  if (types.includes('order.hold_ending') && !rang('hold is about to end')) {
    found(`${String(id)}: its hold was about to end, and nobody was warned`);
  }
};

/** The events without which nobody could know of an order what its row says. */
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

/** What may become of a payment that belongs to nothing: money that could not be given back. */
const keptMoney: readonly Finding[] = [
  'order_missing',
  'second_payment',
  'refund_undone',
  'refund_failed',
  'payment_without_checkout',
  'failed_for_good',
  'settled_in_vain',
];

/** What may become of an amount that is not the one owed. */
const otherAmount: readonly Finding[] = ['amounts_differ', 'refund_failed'];

/** What may become of a checkout that can't be brought to its end. */
const leftUndone: readonly Finding[] = [
  'order_missing',
  'paid_without_capture',
  'failed_for_good',
  'settled_in_vain',
];

/** Whether a person was told one of these: lines in the log, which the alarm NeedsAPerson watches. */
const isTold = ({ logs }: Shop, checkoutId: string, findings: readonly Finding[]): boolean =>
  logs.some(
    ({ text }) =>
      text.includes('needs a person') &&
      text.includes(checkoutId) &&
      findings.some((finding) => text.includes(`"${finding}"`)),
  );

const checkStock = (
  { orders, products, found }: Books,
  initial: Readonly<Record<string, number>>,
): void => {
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
};

const checkSilence = ({ shop, found }: Books): void => {
  const secrets = shop.stripe.paymentIntents.map((intent) => String(intent.client_secret));
  const said = JSON.stringify([shop.logs, shop.executions, shop.events]);
  for (const canary of [...shop.canaries, ...secrets]) {
    if (said.includes(canary))
      found(`a secret is in a log, an execution or an event: ${canary.slice(0, 8)}…`);
  }
};
