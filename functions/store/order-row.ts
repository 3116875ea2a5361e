/** A row of the orders' table. */
import * as z from 'zod/mini';
import { orderDecisions } from '../checkout/approval.ts';
import { checkoutId, orderId, paymentIntentId } from '../checkout/ids.ts';
import { orderStatuses } from '../checkout/order-status.ts';
import { refusal } from '../checkout/refusals.ts';
import { purchase } from './purchase.ts';

/** Amounts are in the smallest unit of `currency`, moments in ISO 8601. */
export const orderRow = z.object({
  ...purchase,
  id: orderId,
  checkoutId,
  status: z.enum(orderStatuses),
  paymentIntentId,
  /** The day on which it was placed, which the index of orders goes by. */
  placedOn: z.string(),
  /** When Stripe gives the hold up. */
  captureBefore: z.exactOptional(z.iso.datetime()),
  /** Of the state that waits for the merchant's decision. */
  approvalToken: z.exactOptional(z.string()),
  decision: z.exactOptional(z.enum(orderDecisions)),
  /** How much of the hold is to be captured. */
  approvedMinor: z.exactOptional(z.int()),
  decidedAt: z.exactOptional(z.iso.datetime()),
  /** When the merchant was warned that the hold is about to end. */
  holdWarnedAt: z.exactOptional(z.iso.datetime()),
  /** What was captured, once it is paid. */
  capturedMinor: z.exactOptional(z.int()),
  /** Why it was canceled. */
  refusal: z.exactOptional(refusal),
  /** When it was paid or canceled. */
  endedAt: z.exactOptional(z.iso.datetime()),
  /** What is refunded of it; absent while nothing was. */
  refundedMinor: z.exactOptional(z.int()),
  /** What refunds gave back that failed at the bank later. */
  refundFailedMinor: z.exactOptional(z.int()),
  /** The latest dispute's status at Stripe, and its id, once there was one. */
  dispute: z.exactOptional(z.string()),
  disputeId: z.exactOptional(z.string()),
  /** Set by hand to have all that is true of it told again. */
  republishedAt: z.exactOptional(z.iso.datetime()),
});
export type Order = Readonly<z.infer<typeof orderRow>>;
