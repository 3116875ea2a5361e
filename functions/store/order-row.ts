/** A row of the orders' table. */
import * as z from 'zod/mini';
import { orderDecisions } from '../checkout/approval.ts';
import { checkoutId, orderId, paymentIntentId } from '../checkout/ids.ts';
import { orderStatuses } from '../checkout/order-status.ts';
import { refusal } from '../checkout/refusals.ts';
import { purchase } from './purchase.ts';

/** Amounts are in the smallest unit of `currency`; times are in ISO 8601. */
export const orderRow = z.object({
  ...purchase,
  id: orderId,
  checkoutId,
  status: z.enum(orderStatuses),
  paymentIntentId,
  /** The day on which it was placed: the key of the index `ordersByDay`. */
  placedOn: z.string(),
  /** A keyed hash of the e-mail address: the key of the index `ordersByEmail`. */
  emailKey: z.exactOptional(z.string()),
  /** When Stripe ends the hold. */
  captureBefore: z.exactOptional(z.iso.datetime()),
  /** The token of the state that waits for the merchant's decision. */
  approvalToken: z.exactOptional(z.string()),
  /** The attempt that it belongs to, as `attemptKeyOf` writes it; an older token comes too late. */
  approvalAttempt: z.exactOptional(z.string()),
  decision: z.exactOptional(z.enum(orderDecisions)),
  /** How much of the hold the merchant approved for capture. */
  approvedMinor: z.exactOptional(z.int()),
  decidedAt: z.exactOptional(z.iso.datetime()),
  /** When the merchant was warned that the hold is about to end. */
  holdWarnedAt: z.exactOptional(z.iso.datetime()),
  /** The captured amount, once the order is paid. */
  capturedMinor: z.exactOptional(z.int()),
  /** Why it was canceled. */
  refusal: z.exactOptional(refusal),
  /**
   * What its cancellation could not give back, because the row was gone: `product:<sku>` for its
   * stock, `promotion:<code>` for a use of its code.
   */
  notGivenBack: z.exactOptional(z.readonly(z.array(z.string()))),
  /** When it was paid or canceled. */
  endedAt: z.exactOptional(z.iso.datetime()),
  /** The refunded amount; absent if nothing was ever refunded. */
  refundedMinor: z.exactOptional(z.int()),
  /** When the merchant had its stock given back, with a refund. */
  restockedAt: z.exactOptional(z.iso.datetime()),
  /** The sum of the refunds that failed at the bank later; that money is the shop's again. */
  refundFailedMinor: z.exactOptional(z.int()),
  /** The status and the id of the latest dispute at Stripe; absent if there was none. */
  dispute: z.exactOptional(z.string()),
  disputeId: z.exactOptional(z.string()),
  /** When Stripe was asked for it. */
  disputeReadAt: z.exactOptional(z.iso.datetime()),
  /** Set by hand, so that every event that is true of the order is published again. */
  republishedAt: z.exactOptional(z.iso.datetime()),
});
export type Order = Readonly<z.infer<typeof orderRow>>;
