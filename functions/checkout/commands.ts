/**
 * The merchant's commands in types: what `npm run orders` sends to the function Orders, and what it
 * answers. Amounts are integers in the smallest unit of the currency beside them.
 */
import type { CaptureMode, OrderDecision } from './approval.ts';
import type { Line, Quote, ShippingAddress } from './contract.ts';
import type { CheckoutId, OrderId, PaymentIntentId } from './ids.ts';
import type { OrderStatus } from './order-status.ts';
import type { PaymentStatus } from './payment-status.ts';
import type { Refusal } from './refusals.ts';

/** How far back a list may go, and how long it may be. */
export const mostDays = 366;
export const mostOrders = 500;

export type Command =
  | {
      readonly command: 'list';
      readonly status?: OrderStatus | undefined;
      /** Only those that wait for the merchant. */
      readonly awaitingApproval?: boolean | undefined;
      readonly days?: number | undefined;
      readonly limit?: number | undefined;
    }
  | { readonly command: 'show'; readonly orderId: OrderId }
  /** Without an amount, all that is held. */
  | {
      readonly command: 'approve';
      readonly orderId: OrderId;
      readonly amountMinor?: number | undefined;
    }
  | { readonly command: 'cancel'; readonly orderId: OrderId }
  /** Without an amount, all that is left of it. The same id is the same refund, for ever. */
  | {
      readonly command: 'refund';
      readonly orderId: OrderId;
      readonly refundId: string;
      readonly amountMinor?: number | undefined;
    };

export type OrderSummary = {
  readonly id: OrderId;
  readonly status: OrderStatus;
  /** ISO 8601. */
  readonly placedAt: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly capturedMinor: number;
  readonly refundedMinor: number;
  readonly capture: CaptureMode;
  readonly decision?: OrderDecision;
  /** How much of the hold was approved; the rest is released. */
  readonly approvedMinor?: number;
  /** When that was decided, in ISO 8601. */
  readonly decidedAt?: string;
  /** Until when the merchant can decide, in ISO 8601; only while the order waits for it. */
  readonly decideBefore?: string;
  /** A dispute's status at Stripe. */
  readonly dispute?: string;
};

export type RefundSummary = {
  /** Stripe's `re_…`. */
  readonly id: string;
  /** The merchant's own id, when it was ordered by a command. */
  readonly refundId?: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** Stripe's: pending, succeeded, failed, canceled. */
  readonly status: string;
  /** ISO 8601. */
  readonly createdAt: string;
};

export type OrderDetails = OrderSummary & {
  readonly checkoutId: CheckoutId;
  readonly email: string;
  readonly lines: readonly Line[];
  /** What the total is made of, besides the lines. */
  readonly price?: Pick<
    Quote,
    'subtotal' | 'discount' | 'shipping' | 'tax' | 'taxes' | 'shippingRate'
  >;
  readonly promotion?: { readonly code: string };
  readonly shipping?: ShippingAddress;
  /** When Stripe gives the hold up, in ISO 8601. */
  readonly captureBefore?: string;
  /** A code of `refusals.ts`: why it was canceled. */
  readonly refusal?: Refusal;
  /** What refunds gave back that failed at the bank later. */
  readonly refundFailedMinor?: number;
  readonly paymentIntentId: PaymentIntentId;
  /** Of the PaymentIntent, as Stripe says now; `unknown` when Stripe has none, too. */
  readonly paymentStatus: PaymentStatus;
  /** Whether it is real money: Stripe's dashboard keeps test payments apart. */
  readonly isLive: boolean;
  readonly executionArn: string;
  readonly refunds: readonly RefundSummary[];
  readonly [further: string]: unknown;
};

export const refusedCodes = [
  'invalid_command',
  'order_not_found',
  'not_on_approval',
  'already_decided',
  'already_ended',
  'not_paid',
  'amount_invalid',
  'over_balance',
  'refund_id_reused',
  'refund_refused',
  'unavailable',
  'internal_error',
] as const;
export type RefusedCode = (typeof refusedCodes)[number];

export type Answer =
  | { readonly orders: readonly OrderSummary[] }
  | { readonly order: OrderDetails }
  | { readonly order: OrderSummary }
  | { readonly order: OrderSummary; readonly refund: RefundSummary }
  | { readonly error: { readonly code: RefusedCode; readonly message: string } };

/** A command that is not carried out, with the sentence that says why. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  readonly code: RefusedCode;

  constructor(code: RefusedCode, message: string) {
    super(message);
    this.code = code;
  }
}
