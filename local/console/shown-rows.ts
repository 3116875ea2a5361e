/** The parts of the tables' rows, and of the Stripe stand-in's payments, that the console reads. */
import * as z from 'zod/mini';

const checkout = z.object({ id: z.string(), status: z.string() });

const order = z.object({
  id: z.string(),
  checkoutId: z.string(),
  paymentIntentId: z.string(),
  status: z.string(),
  currency: z.string(),
  totalMinor: z.int(),
  capturedMinor: z.optional(z.int()),
  refundedMinor: z.optional(z.int()),
  lines: z.array(z.object({ sku: z.string(), quantity: z.int() })),
  capture: z.optional(z.string()),
  decision: z.optional(z.string()),
  /** ISO 8601. */
  placedAt: z.string(),
});

const product = z.object({
  sku: z.string(),
  name: z.string(),
  currency: z.string(),
  /** The price in minor units. */
  unitAmount: z.int(),
  stock: z.int(),
});

const paymentIntent = z.object({
  id: z.string(),
  status: z.string(),
  currency: z.string(),
  /** In minor units, as in Stripe's API. */
  amount: z.int(),
  amount_received: z.int(),
  metadata: z.record(z.string(), z.string()),
  last_payment_error: z.nullable(
    z.object({ code: z.optional(z.string()), decline_code: z.optional(z.string()) }),
  ),
});

const refund = z.object({ payment_intent: z.string(), status: z.string(), amount: z.int() });

export const shownRows = {
  checkouts: z.array(checkout),
  orders: z.array(order),
  products: z.array(product),
};

export const shownPayments = z.object({
  paymentIntents: z.array(paymentIntent),
  refunds: z.array(refund),
});

export type ShownOrder = z.infer<typeof order>;
export type ShownProduct = z.infer<typeof product>;
export type ShownPaymentIntent = z.infer<typeof paymentIntent>;
export type ShownPayments = z.infer<typeof shownPayments>;
