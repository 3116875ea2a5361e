/** A row of the checkouts' table. */
import * as z from 'zod/mini';
import { checkoutStatuses } from '../checkout/contract.ts';
import { checkoutId, orderId, paymentIntentId } from '../checkout/ids.ts';
import { refusal } from '../checkout/refusals.ts';
import type { StoredStatus } from '../checkout/verdict.ts';
import { purchase } from './purchase.ts';

/** While a checkout waits for the bank's step; the secret is for the shopper's browser alone. */
const authentication = z.object({
  paymentIntentId,
  /** What Stripe.js shows the bank's step with. */
  clientSecret: z.string(),
  /** Of the state that waits. */
  taskToken: z.string(),
});
export type Authentication = Readonly<z.infer<typeof authentication>>;

const status = z.enum([...checkoutStatuses, 'releasing']) satisfies z.ZodMiniType<StoredStatus>;

export const checkoutRow = z.object({
  ...purchase,
  id: checkoutId,
  status,
  /** Of the request that placed it: the same key with another one is refused. */
  fingerprint: z.string(),
  /** Of the shopper's address; says nothing about it. */
  viewer: z.string(),
  /** When it was placed, until it has its ending: what the index of open ones is made of. */
  openSince: z.exactOptional(z.iso.datetime()),
  orderId: z.exactOptional(orderId),
  /** What was captured, in minor units, once it is paid. */
  capturedMinor: z.exactOptional(z.int()),
  authentication: z.exactOptional(authentication),
  refusal: z.exactOptional(refusal),
});
export type StoredCheckout = Readonly<z.infer<typeof checkoutRow>>;
