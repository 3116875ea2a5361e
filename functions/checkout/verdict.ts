/**
 * Decides what to do about a checkout, from what was fetched just now: its row, its order and its
 * payment. The webhook and the reconciler share this one pure decision. It never moves money
 * itself: where money has to move, the checkout's execution has to go on.
 */
import type { CheckoutStatus } from './contract.ts';
import type { PaymentIntentId } from './ids.ts';
import type { PaymentStatus } from './payment-status.ts';

/** `releasing` is written by Release, so that no order can follow; shoppers see `processing`. */
export type StoredStatus = CheckoutStatus | 'releasing';

/** A payment as it is at Stripe; amounts in the currency's smallest unit. */
export type PaymentTruth = {
  readonly id: PaymentIntentId;
  readonly status: PaymentStatus;
  readonly currency: string;
  readonly amountMinor: number;
  readonly receivedMinor: number;
  readonly refundedMinor: number;
  /** The sum of the refunds that failed at the bank later; that money is the shop's again. */
  readonly refundFailedMinor: number;
  /** Whether a dispute was lost: the shopper has the money back from the bank. */
  readonly isChargedBack: boolean;
};

export type OrderTruth = {
  readonly paymentIntentId: PaymentIntentId;
  /** What the shopper owes: the total, or the part that the merchant approved. */
  readonly owedMinor: number;
  readonly currency: string;
  /** The refunds that the order knows of, and those of which it knows that they failed. */
  readonly refundedMinor: number;
  readonly refundFailedMinor: number;
};

export type Truths = {
  readonly status: StoredStatus;
  readonly order: OrderTruth | undefined;
  /** Undefined when Stripe was not asked, or has no payment for this checkout. */
  readonly payment: PaymentTruth | undefined;
};

/** What a person has to look at; `docs/runbook.md` says what to do about each. */
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
  | 'refund_blocked'
  | 'hold_ending'
  | 'not_given_back'
  | 'wait_unheard'
  | 'change_unreadable';

/** What is refunded of a payment according to Stripe, in minor units. */
export type Refunds = Pick<PaymentTruth, 'refundedMinor' | 'refundFailedMinor'> & {
  /** Whether all that was captured is refunded. */
  readonly isFull: boolean;
};

export const refundsOf = ({
  receivedMinor,
  refundedMinor,
  refundFailedMinor,
}: Omit<PaymentTruth, 'isChargedBack'>): Refunds => ({
  refundedMinor,
  refundFailedMinor,
  isFull: refundedMinor >= receivedMinor,
});

export type Verdict =
  | { readonly kind: 'at_rest' }
  /** The checkout has not ended, or money is where it must not be: its execution has to go on. */
  | { readonly kind: 'take_up' }
  /** Stripe's refunds differ from the order's: one was made, or failed, and must be recorded. */
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

/** Whether the shopper's money is held or captured, or could still be held. */
export const hasMoney = (payment: PaymentTruth | undefined): boolean => {
  switch (payment?.status) {
    case undefined:
    case 'canceled':
    case 'requires_payment_method':
      return false;
    case 'succeeded':
      return !payment.isChargedBack && payment.refundedMinor < payment.receivedMinor;
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
  // Somebody captured by hand. The merchant has to refund what is too much, or ask for the rest.
  const differs =
    receivedMinor < order.owedMinor || receivedMinor - refundedMinor > order.owedMinor;
  return differs ? alarm('amounts_differ') : atRest;
};

/**
 * The payment was refunded and there is no order. A refund can fail at the bank days later: then
 * the shop has money again that nobody owes it.
 */
const onReleased = ({ payment }: Truths): Verdict =>
  hasMoney(payment) ? alarm('refund_undone') : atRest;
