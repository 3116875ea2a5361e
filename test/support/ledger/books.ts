/** The books that are checked: what Stripe and the tables say when nothing is under way any more. */
import type { Overview } from '@holdfast/stripe-stand-in/overview';
import type { Row } from '../../../local/dynamodb/tables.ts';
import type { BusEvent } from '../../../local/events/event-buses.ts';
import type { LogLine } from '../../../local/lambda/function.ts';
import type { Execution } from '../../../local/step-functions/execution.ts';
import type { Traffic } from './traffic.ts';

/** Whatever runs the shop: a real system on ports, or a simulated world. */
export type Shop = {
  readonly rows: (table: string) => Promise<readonly Row[]>;
  readonly stripe: Pick<
    Overview,
    | 'paymentIntents'
    | 'charges'
    | 'refunds'
    | 'disputes'
    | 'taxTransactions'
    | 'taxAssociations'
    | 'journal'
  >;
  readonly executions: readonly Execution[];
  readonly logs: readonly LogLine[];
  /** The events that were published, in order. */
  readonly events: readonly BusEvent[];
  /** Secrets and personal data that must be nowhere but where they belong. */
  readonly canaries: readonly string[];
  /** What went over the wires, where that is known. */
  readonly traffic?: Traffic;
};

export type Intent = Overview['paymentIntents'][number];
export type Refund = Overview['refunds'][number];

/** The shop with its tables read, and a function that takes down what is wrong. */
export type Books = {
  readonly checkouts: readonly Row[];
  readonly orders: readonly Row[];
  readonly products: readonly Row[];
  readonly promotions: readonly Row[];
  readonly shop: Shop;
  readonly found: (violation: string) => void;
};

/** Reads the tables. */
export const openBooks = async (shop: Shop, found: Books['found']): Promise<Books> => {
  const [checkouts, orders, products, promotions] = await Promise.all([
    shop.rows('TablesCheckouts'),
    shop.rows('TablesOrders'),
    shop.rows('TablesProducts'),
    shop.rows('TablesPromotions'),
  ]);
  return { checkouts, orders, products, promotions, shop, found };
};

/** The payments at Stripe that name this checkout. */
export const paymentsOf = ({ shop }: Books, checkoutId: unknown): readonly Intent[] =>
  shop.stripe.paymentIntents.filter(({ metadata }) => metadata.checkoutId === checkoutId);

/** The refunds of a payment that gave money back, or still may. */
export const refundsOf = ({ stripe }: Shop, intentId: string): readonly Refund[] =>
  stripe.refunds
    .filter((refund) => refund.payment_intent === intentId)
    .filter(({ status }) => status !== 'failed' && status !== 'canceled');

/** What they add up to, in the currency's smallest unit. */
export const sumOf = (refunds: readonly Refund[]): number =>
  refunds.reduce((sum, { amount }) => sum + amount, 0);

/** Whether the bank took a payment's money back: its dispute was lost. */
export const isChargedBack = ({ stripe }: Shop, intentId: string): boolean =>
  stripe.disputes.some(({ payment_intent: id, status }) => id === intentId && status === 'lost');
