/**
 * The types of the merchant's commands: what `npm run orders` sends to the function Orders, and
 * what that function answers. Amounts are integers in the smallest unit of the currency beside
 * them.
 */
import type { CaptureMode, OrderDecision } from './approval.ts';
import type { Line, Quote, ShippingAddress } from './contract.ts';
import type { CheckoutId, OrderId, PaymentIntentId } from './ids.ts';
import type { OrderStatus } from './order-status.ts';
import type { PaymentStatus } from './payment-status.ts';
import type { Refusal } from './refusals.ts';

/** The most days that a list may go back, and the most orders that it may hold. */
export const mostDays = 366;
export const mostOrders = 500;

export type Command =
  | {
      readonly command: 'list';
      readonly status?: OrderStatus | undefined;
      /** Only orders that wait for the merchant's decision. */
      readonly awaitingApproval?: boolean | undefined;
      /** Only orders with this address, in whatever case it was typed. */
      readonly email?: string | undefined;
      /** Only orders that are older than this one: the `next` of the list before. */
      readonly before?: OrderId | undefined;
      readonly days?: number | undefined;
      readonly limit?: number | undefined;
    }
  | { readonly command: 'show'; readonly orderId: OrderId }
  /** Without an amount, the full order is approved. */
  | {
      readonly command: 'approve';
      readonly orderId: OrderId;
      readonly amountMinor?: number | undefined;
    }
  | { readonly command: 'cancel'; readonly orderId: OrderId }
  /** Without an amount, all that is left is refunded. The same id is always the same refund. */
  | {
      readonly command: 'refund';
      readonly orderId: OrderId;
      readonly refundId: string;
      readonly amountMinor?: number | undefined;
      /** Whether all of the order's stock is given back as well: at most once for an order. */
      readonly restock?: boolean | undefined;
    }
  /** Without a change it only says what is left. The same id is always the same change. */
  | {
      readonly command: 'stock';
      readonly sku: string;
      readonly set?: number | undefined;
      /** Less than 0 takes away. */
      readonly add?: number | undefined;
      readonly changeId?: string | undefined;
    };

/** `stock` is null where the row's is no number: such a product is not sold. */
export type ProductStock = {
  readonly sku: string;
  readonly name: string;
  readonly stock: number | null;
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
  /** When the decision was made, in ISO 8601. */
  readonly decidedAt?: string;
  /** The deadline for the merchant's decision, in ISO 8601; only while the order waits for it. */
  readonly decideBefore?: string;
  /** The status of the payment's dispute at Stripe. */
  readonly dispute?: string;
  /** When its stock was given back with a refund, in ISO 8601. */
  readonly restockedAt?: string;
};

export type RefundSummary = {
  /** Stripe's `re_…`. */
  readonly id: string;
  /** The id that the merchant gave, when the refund was made by a command. */
  readonly refundId?: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** Stripe's status: pending, requires_action, succeeded, failed or canceled. */
  readonly status: string;
  /** ISO 8601. */
  readonly createdAt: string;
};

export type OrderDetails = OrderSummary & {
  readonly checkoutId: CheckoutId;
  readonly email: string;
  readonly lines: readonly Line[];
  /** The parts of the total besides the lines. */
  readonly price?: Pick<
    Quote,
    'subtotal' | 'discount' | 'shipping' | 'tax' | 'taxes' | 'shippingRate'
  >;
  readonly promotion?: { readonly code: string };
  readonly shipping?: ShippingAddress;
  /** When Stripe ends the hold, in ISO 8601. */
  readonly captureBefore?: string;
  /** Why the order was canceled: a code of `refusals.ts`. */
  readonly refusal?: Refusal;
  /** What its cancellation could not give back, such as `product:<sku>`. */
  readonly notGivenBack?: readonly string[];
  /** The sum of the refunds that failed at the bank later; that money is the shop's again. */
  readonly refundFailedMinor?: number;
  readonly paymentIntentId: PaymentIntentId;
  /** The PaymentIntent's status at Stripe now; `unknown` also when Stripe has no such payment. */
  readonly paymentStatus: PaymentStatus;
  /** Whether it is a live payment: Stripe's dashboard shows test payments separately. */
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
  'restock_impossible',
  'unknown_product',
  'unavailable',
  'internal_error',
] as const;
export type RefusedCode = (typeof refusedCodes)[number];

export type Answer =
  /** `next` is the last order of a list that is as long as it may be: there may be older ones. */
  | { readonly orders: readonly OrderSummary[]; readonly next?: OrderId }
  | { readonly order: OrderDetails }
  | { readonly order: OrderSummary }
  | { readonly order: OrderSummary; readonly refund: RefundSummary }
  | { readonly product: ProductStock }
  | { readonly error: { readonly code: RefusedCode; readonly message: string } };

/** Thrown when a command is not carried out; the message is a sentence that says why. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  readonly code: RefusedCode;

  constructor(code: RefusedCode, message: string) {
    super(message);
    this.code = code;
  }
}
