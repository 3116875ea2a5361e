/**
 * The state machine's documents: what each step takes and returns. A step returns the whole next
 * document, so the console shows at every state all that is known, and no state picks fields out.
 * There is no e-mail, address, card or client secret in any of them: those stay in the tables.
 */
import * as z from 'zod/mini';
import { checkoutId, type OrderId, paymentIntentId } from './ids.ts';
import { type Refusal, refusal } from './refusals.ts';

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
  /** Absent when the checkout is taken up without its shopper: there is no card to ask any more. */
  payment: z.optional(payment),
  /** When the checkout was placed, in ISO 8601: Stripe's keys are good for a day from here. */
  placedAt: z.iso.datetime(),
};

/** The execution's input. */
export const checkoutDocument = z.object(checkoutFields);
export type CheckoutDocument = z.infer<typeof checkoutDocument>;

/** A document with what the card became in the browser: a hold can be asked for. */
export type PayableDocument = CheckoutDocument & {
  readonly payment: NonNullable<CheckoutDocument['payment']>;
};

export const isPayable = (document: CheckoutDocument): document is PayableDocument =>
  document.payment !== undefined;

/** After Authorize, with a hold on the card. */
export const authorizedDocument = z.object({
  ...checkoutFields,
  paymentIntentId,
  /** When Stripe gives the hold up, in ISO 8601: its own word, where it was known. */
  captureBefore: z.optional(z.iso.datetime()),
  /** How much of the hold to capture, in minor units; all of it where this is absent. */
  captureMinor: z.optional(z.int().check(z.positive())),
});
export type AuthorizedDocument = z.infer<typeof authorizedDocument>;

/** What a state is given that waits until somebody sends its token back. */
const waiting = { taskToken: z.string() };

/** What AwaitAuthentication gets. */
export const authenticationWait = z.object({ ...waiting, document: authorizedDocument });
export type AuthenticationWait = z.infer<typeof authenticationWait>;

/** What AwaitApproval gets; the state waits for so many seconds from when it was entered. */
export const approvalWait = z.object({
  ...waiting,
  document: z.extend(authorizedDocument, { approvalSeconds: z.int().check(z.positive()) }),
});
export type ApprovalWait = z.infer<typeof approvalWait>;

/** What Release and CheckApproval get: any of the documents, whatever the failed step left behind. */
export const releasableDocument = z.object({
  ...checkoutFields,
  paymentIntentId: z.optional(paymentIntentId),
  /** Why there can be no order: a code of `refusals.ts`; absent after a failure. */
  refusal: z.optional(refusal),
});
export type ReleasableDocument = z.infer<typeof releasableDocument>;

/** A document whose order waits for the merchant for so long; Step Functions counts in seconds. */
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

/** What the wait for the bank's step ends with: the token comes back with it. */
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

/** The outcomes that HoldPlaced has to route. */
export type HoldOutcome = (AuthorizeResult | AuthenticationResult)['outcome'];

/** The outcomes that OrderCreated has to route. */
export type OrderOutcome = (CreateOrderResult | CheckApprovalResult)['outcome'];

/** What Declined writes on the checkout's row. */
export type DeclinedDocument = Extract<AuthorizeResult, { outcome: 'declined' }>;

export type CaptureResult = AuthorizedDocument & { readonly outcome: 'captured' };

export type ReleaseResult = CheckoutDocument & {
  readonly outcome: 'released' | 'refunded' | 'canceled';
};
