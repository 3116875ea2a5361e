/**
 * What is to be done about a checkout, from the truths that were fetched just now: its row, its
 * order, its payment and its execution. One pure decision for the webhook and the reconciler. It
 * never moves money itself: where money has to move, the checkout's execution is taken up.
 */
import type { CheckoutStatus } from './contract.ts';
import type { PaymentIntentId } from './ids.ts';
import type { PaymentStatus } from './payment-status.ts';

/** `releasing` is Release's fence; the shopper sees it as `processing`. */
export type StoredStatus = CheckoutStatus | 'releasing';

/** A payment as Stripe has it; amounts in the currency's smallest unit. */
export type PaymentTruth = {
  readonly id: PaymentIntentId;
  readonly status: PaymentStatus;
  readonly currency: string;
  readonly amountMinor: number;
  readonly receivedMinor: number;
  readonly refundedMinor: number;
  /** What refunds gave back that failed at the bank later. */
  readonly refundFailedMinor: number;
};

export type OrderTruth = {
  readonly paymentIntentId: PaymentIntentId;
  /** What the shopper owes: the total, or the part of it that was approved. */
  readonly owedMinor: number;
  readonly currency: string;
  /** What of it is known to be refunded, and to have failed at the bank. */
  readonly refundedMinor: number;
  readonly refundFailedMinor: number;
};

export type Truths = {
  readonly status: StoredStatus;
  readonly order: OrderTruth | undefined;
  /** Undefined where nobody has asked Stripe, or Stripe knows none. */
  readonly payment: PaymentTruth | undefined;
};

/** What a person has to look at; `docs/runbook.md` has a line for each. */
export type Finding =
  | 'order_missing'
  | 'paid_without_capture'
  | 'amounts_differ'
  | 'second_payment'
  | 'refund_undone'
  | 'refund_failed'
  | 'payment_without_checkout'
  | 'failed_for_good'
  | 'settled_in_vain'
  | 'disputed'
  | 'change_unreadable';

/** What is refunded of a payment by Stripe's word, in minor units. */
export type Refunds = Pick<PaymentTruth, 'refundedMinor' | 'refundFailedMinor'> & {
  /** Nothing is left of it. */
  readonly isFull: boolean;
};

export const refundsOf = ({
  receivedMinor,
  refundedMinor,
  refundFailedMinor,
}: PaymentTruth): Refunds => ({
  refundedMinor,
  refundFailedMinor,
  isFull: refundedMinor >= receivedMinor,
});

export type Verdict =
  | { readonly kind: 'at_rest' }
  /** The checkout is not ended, or money is where it must not be: its execution has to go on. */
  | { readonly kind: 'take_up' }
  /** Other than the order says is refunded: by a command, in Stripe's dashboard, or undone there. */
  | { readonly kind: 'refunded'; readonly refunds: Refunds }
  | { readonly kind: 'alarm'; readonly finding: Finding };

const atRest: Verdict = { kind: 'at_rest' };
const takeUp: Verdict = { kind: 'take_up' };
const alarm = (finding: Finding): Verdict => ({ kind: 'alarm', finding });

export const verdictOn = (truths: Truths): Verdict => {
  switch (truths.status) {
    case 'processing':
    case 'releasing':
    case 'requires_action':
    case 'confirmed':
      return takeUp;
    case 'paid':
      return onPaid(truths);
    case 'refunded':
      return truths.order === undefined ? onReleased(truths) : onPaid(truths);
    case 'declined':
    case 'rejected':
    case 'expired':
    case 'canceled':
      return hasMoney(truths.payment) ? takeUp : atRest;
  }
};

/** Whether the shopper's money is held or taken, or a bank could still hold it. */
export const hasMoney = (payment: PaymentTruth | undefined): boolean => {
  switch (payment?.status) {
    case undefined:
    case 'canceled':
    case 'requires_payment_method':
      return false;
    case 'succeeded':
      return payment.refundedMinor < payment.receivedMinor;
    default:
      return true;
  }
};

const onPaid = ({ order, payment }: Truths): Verdict => {
  if (order === undefined) return alarm('order_missing');
  if (payment === undefined) return alarm('paid_without_capture');
  if (payment.id !== order.paymentIntentId) {
    return hasMoney(payment) ? alarm('second_payment') : atRest;
  }
  if (payment.status !== 'succeeded') return alarm('paid_without_capture');
  if (payment.currency !== order.currency) return alarm('amounts_differ');
  const { receivedMinor, refundedMinor, refundFailedMinor } = payment;
  if (refundedMinor !== order.refundedMinor || refundFailedMinor > order.refundFailedMinor) {
    return { kind: 'refunded', refunds: refundsOf(payment) };
  }
  // Captured by hand: what is too much, the merchant has to refund; what is too little, to ask for.
  const differs =
    receivedMinor < order.owedMinor || receivedMinor - refundedMinor > order.owedMinor;
  return differs ? alarm('amounts_differ') : atRest;
};

/**
 * Refunded without an order. A refund can fail at the bank days later: the money is the shop's
 * again, and nobody asked for it.
 */
const onReleased = ({ payment }: Truths): Verdict =>
  hasMoney(payment) ? alarm('refund_undone') : atRest;
