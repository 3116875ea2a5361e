/**
 * The state machine's documents: what each step takes and returns. A step returns the whole next
 * document, so that the console shows everything known at every state, and no state has to pick
 * fields. None of them holds an e-mail, an address, a card or a client secret: those stay in the
 * tables or at Stripe.
 */
import * as z from 'zod/mini';
import { checkoutId, type OrderId, paymentIntentId } from './ids.ts';
import { type Refusal, refusal } from './refusals.ts';
import { waitAttempt } from './wait-attempt.ts';

const payment = z.union([
  z.strictObject({ confirmationToken: z.string() }),
  z.strictObject({ token: z.string() }),
  z.strictObject({ paymentMethod: z.string() }),
]);

const checkoutFields = {
  checkoutId,
  /** The total, in the currency's smallest unit, as the server computed it. */
  amountMinor: z.int().check(z.positive()),
  /** Lower-case ISO code. */
  currency: z.string(),
  /** Absent when the execution is started without the shopper: the card's token is not stored. */
  payment: z.optional(payment),
  /**
   * When the checkout was placed, in ISO 8601. Stripe remembers its keys for a day from then on.
   */
  placedAt: z.iso.datetime(),
  /** The calculation of Stripe Tax that the total has; absent where the shop's own rates count. */
  taxCalculation: z.optional(z.string()),
};

/** The execution's input. */
export const checkoutDocument = z.object({
  ...checkoutFields,
  /** The payment, where a checkout is taken up because of it. */
  paymentIntentId: z.optional(paymentIntentId),
});
export type CheckoutDocument = z.infer<typeof checkoutDocument>;

/** A document that holds the card's token, so that a hold can be requested. */
export type PayableDocument = CheckoutDocument & {
  readonly payment: NonNullable<CheckoutDocument['payment']>;
};

export const isPayable = (document: CheckoutDocument): document is PayableDocument =>
  document.payment !== undefined;

/** After Authorize, with a hold on the card. */
export const authorizedDocument = z.object({
  ...checkoutFields,
  paymentIntentId,
  /** When Stripe ends the hold, in ISO 8601; absent where Stripe did not say. */
  captureBefore: z.optional(z.iso.datetime()),
  /** How much of the hold to capture, in minor units; absent for all of it. */
  captureMinor: z.optional(z.int().check(z.positive())),
});
export type AuthorizedDocument = z.infer<typeof authorizedDocument>;

/**
 * The extra input of a state that waits until somebody sends its token back. The attempt is absent
 * from an execution that was started by a deployment that did not have it.
 */
const waiting = { taskToken: z.string(), attempt: z.optional(waitAttempt) };

/** The input of AwaitAuthentication. */
export const authenticationWait = z.object({ ...waiting, document: authorizedDocument });
export type AuthenticationWait = z.infer<typeof authenticationWait>;

/** The input of AwaitApproval, which waits `approvalSeconds` from the moment it is entered. */
export const approvalWait = z.object({
  ...waiting,
  document: z.extend(authorizedDocument, { approvalSeconds: z.int().check(z.positive()) }),
});
export type ApprovalWait = z.infer<typeof approvalWait>;

/** The input of Release and CheckApproval: any document, from whichever step came before. */
export const releasableDocument = z.object({
  ...checkoutFields,
  paymentIntentId: z.optional(paymentIntentId),
  /** Why there can be no order: a code of `refusals.ts`; absent after an error. */
  refusal: z.optional(refusal),
});
export type ReleasableDocument = z.infer<typeof releasableDocument>;

/** A document whose order waits for the merchant, for at most `approvalSeconds`. */
export type AwaitingApproval = AuthorizedDocument & {
  readonly outcome: 'approval_required';
  readonly orderId: OrderId;
  readonly approvalSeconds: number;
};

export type AuthorizeResult =
  | (AuthorizedDocument & { readonly outcome: 'authorized' })
  | (CheckoutDocument & { readonly outcome: 'declined'; readonly refusal: Refusal })
  | (CheckoutDocument & { readonly outcome: 'not_attempted' })
  | (AuthorizedDocument & { readonly outcome: 'requires_action' });

/** The result of the wait for the bank's step, sent back together with the token. */
export type AuthenticationResult =
  | (AuthorizedDocument & { readonly outcome: 'authorized' })
  | (AuthorizedDocument & { readonly outcome: 'refused'; readonly refusal: Refusal });

export type CreateOrderResult =
  | (AuthorizedDocument & { readonly outcome: 'created'; readonly orderId: OrderId })
  | AwaitingApproval
  | (AuthorizedDocument & { readonly outcome: 'rejected'; readonly refusal: Refusal });

export type CheckApprovalResult =
  | (AuthorizedDocument & { readonly outcome: 'approved'; readonly orderId: OrderId })
  | AwaitingApproval
  | (AuthorizedDocument & { readonly outcome: 'canceled'; readonly refusal: Refusal });

/** The outcomes that the state HoldPlaced routes. */
export type HoldOutcome = (AuthorizeResult | AuthenticationResult)['outcome'];

/** The outcomes that the state OrderCreated routes. */
export type OrderOutcome = (CreateOrderResult | CheckApprovalResult)['outcome'];

/** The input of Declined, which writes the refusal on the checkout's row. */
export type DeclinedDocument = Extract<AuthorizeResult, { outcome: 'declined' }>;

export type CaptureResult = AuthorizedDocument & { readonly outcome: 'captured' };

export type ReleaseResult = CheckoutDocument & {
  readonly outcome: 'released' | 'refunded' | 'canceled';
};
