/** A row of the checkouts' table. */
import * as z from 'zod/mini';
import { checkoutStatuses } from '../checkout/contract.ts';
import { checkoutId, orderId, paymentIntentId } from '../checkout/ids.ts';
import { refusal } from '../checkout/refusals.ts';
import type { StoredStatus } from '../checkout/verdict.ts';
import { purchase } from './purchase.ts';

/**
 * Present while a checkout waits for the bank's step; the secret is only for the shopper's browser.
 */
const authentication = z.object({
  paymentIntentId,
  /** Stripe.js needs it to show the bank's step. */
  clientSecret: z.string(),
  /** The token of the state that waits. */
  taskToken: z.string(),
});
export type Authentication = Readonly<z.infer<typeof authentication>>;

const status = z.enum([...checkoutStatuses, 'releasing']) satisfies z.ZodMiniType<StoredStatus>;

export const checkoutRow = z.object({
  ...purchase,
  id: checkoutId,
  status,
  /** The fingerprint of the request: the same key with another fingerprint is refused. */
  fingerprint: z.string(),
  /** The key of the viewer's row among the attempts. Removed at its ending, or with its order. */
  viewer: z.exactOptional(z.string()),
  /** When it was placed. Removed at its ending, which also removes it from the index `open`. */
  openSince: z.exactOptional(z.iso.datetime()),
  orderId: z.exactOptional(orderId),
  /** The calculation of Stripe Tax that its price has; it is named by no other checkout. */
  taxCalculation: z.exactOptional(z.string()),
  /** The captured amount, in minor units, once it is paid. */
  capturedMinor: z.exactOptional(z.int()),
  authentication: z.exactOptional(authentication),
  /**
   * The newest attempt at the wait for the bank's step, as `attemptKeyOf` writes it. It stays when
   * the wait is over, so that no late write begins it again.
   */
  authenticationAttempt: z.exactOptional(z.string()),
  refusal: z.exactOptional(refusal),
});
export type StoredCheckout = Readonly<z.infer<typeof checkoutRow>>;
