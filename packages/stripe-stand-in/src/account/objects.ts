/** The objects in an account at Stripe: cards, PaymentIntents, charges, refunds, disputes, webhooks. */
import type { BillingDetails } from '../cards/billing-details.ts';
import type { CardBehavior } from '../cards/test-cards.ts';

export type Card = CardBehavior & {
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
};

export type PaymentMethod = {
  readonly id: string;
  readonly created: number;
  readonly card: Card;
  /** Absent where nothing was said, and in a data file of an earlier version. */
  readonly billingDetails?: BillingDetails;
  /** It belongs to no customer, so it can pay only once. */
  used?: true;
};

/** A `tok_` or a `ctoken_`. It can be used once. */
export type Token = {
  readonly id: string;
  readonly created: number;
  readonly card: Card;
  /** As in a PaymentMethod. */
  readonly billingDetails?: BillingDetails;
  /** What a confirmation token says for its payment, in Stripe's words. */
  readonly asked?: Readonly<Record<string, unknown>>;
  /** Where a confirmation token says that the order goes; absent where it says nothing. */
  readonly shipping?: Shipping;
  used: boolean;
  /** What a confirmation token was used for. */
  paymentIntent?: string;
};

/** A name and an address, as they were given. */
export type Shipping = Readonly<Record<string, unknown>>;

export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'succeeded'
  | 'canceled';

export type PaymentError = {
  readonly code: string;
  readonly decline_code?: string;
  readonly message: string;
  readonly advice_code?: string;
  readonly network_decline_code?: string;
  readonly network_advice_code?: string;
};

/** The last error of a PaymentIntent, with the card that it came from. */
export type LastPaymentError = PaymentError & {
  readonly charge?: string;
  readonly paymentMethod: PaymentMethod | null;
};

export type PaymentIntent = {
  readonly id: string;
  readonly created: number;
  readonly clientSecret: string;
  readonly currency: string;
  readonly captureMethod: 'automatic' | 'automatic_async' | 'manual';
  amount: number;
  amountReceived: number;
  status: IntentStatus;
  description: string | null;
  /** Absent in a data file of an earlier version. */
  shipping?: Shipping | null;
  /** Who gets the receipt; absent where nobody was named. */
  receiptEmail?: string;
  metadata: Record<string, string>;
  paymentMethod: PaymentMethod | null;
  latestCharge: string | null;
  lastPaymentError: LastPaymentError | null;
  /** The calculation that its taxes are reported by, if a request has named one. */
  taxCalculation?: string;
  canceledAt: number | null;
  cancellationReason: string | null;
};

export type Charge = {
  readonly id: string;
  readonly created: number;
  readonly paymentIntent: string;
  readonly amount: number;
  readonly currency: string;
  readonly card: Card;
  readonly paymentMethod: string;
  /** Those of its PaymentMethod. */
  readonly billingDetails?: BillingDetails;
  readonly captureBefore: number | null;
  readonly failure: PaymentError | null;
  captured: boolean;
  amountCaptured: number;
  amountRefunded: number;
  /** The id of its dispute. */
  dispute: string | null;
};

/** Source: https://docs.stripe.com/api/refunds/object#refund_object-failure_reason */
export const refundFailures = [
  'lost_or_stolen_card',
  'expired_or_canceled_card',
  'charge_for_pending_refund_disputed',
  'insufficient_funds',
  'declined',
  'merchant_request',
  'unknown',
] as const;
export type RefundFailure = (typeof refundFailures)[number];

export type Refund = {
  readonly id: string;
  readonly created: number;
  readonly charge: string;
  readonly paymentIntent: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string | null;
  readonly metadata: Record<string, string>;
  status: 'succeeded' | 'pending' | 'failed' | 'canceled';
  /** When it failed or was canceled, and its money came back, in Unix seconds. */
  failedAt?: number;
  failureReason?: RefundFailure;
};

/** Source: https://docs.stripe.com/api/disputes/object#dispute_object-status */
export const disputeStatuses = [
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
  'needs_response',
  'under_review',
  'appeal_needs_response',
  'appeal_under_review',
  'won',
  'lost',
  'prevented',
] as const;
export type DisputeStatus = (typeof disputeStatuses)[number];

export type Dispute = {
  readonly id: string;
  readonly created: number;
  readonly charge: string;
  readonly paymentIntent: string;
  readonly amount: number;
  readonly currency: string;
  readonly brand: string;
  readonly reason: string;
  status: DisputeStatus;
  evidence: Record<string, string>;
  submissionCount: number;
  metadata: Record<string, string>;
};

export type WebhookEndpoint = {
  readonly id: string;
  readonly created: number;
  readonly apiVersion: string | null;
  url: string;
  /** Types of events, or `*` for all. */
  enabledEvents: readonly string[];
  status: 'enabled' | 'disabled';
  description: string | null;
  metadata: Record<string, string>;
  secret: string;
  /** The secret before this one. It signs, too, until `until` (Unix seconds). */
  rolledSecret: { readonly value: string; readonly until: number } | null;
};

export type Delivery = {
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  readonly endpointId: string;
  attempts: number;
  status: 'pending' | 'delivered' | 'failed';
  /** The last answer's HTTP status: 0 when there was no answer, null before the first attempt. */
  lastStatus: number | null;
  /** When it is sent by itself, in milliseconds since 1970 by the stand-in's clock. */
  dueAtMs: number;
};

/** A web domain on which Elements may show wallets. */
export type PaymentMethodDomain = {
  readonly id: string;
  readonly created: number;
  readonly name: string;
  isEnabled: boolean;
};
