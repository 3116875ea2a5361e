/**
 * The ids of a checkout, its order and its payment. Each has its own type, so that an id in the
 * wrong place does not compile. The schemas read ids from outside; the guards narrow a value.
 */
import * as z from 'zod/mini';

/** 24 characters of base 32 after `chk_`: what `checkoutIdOf` gives. */
export const checkoutId = z.templateLiteral(['chk_', z.string().check(z.regex(/^[0-9a-z]{24}$/))]);
export type CheckoutId = z.infer<typeof checkoutId>;

/** Three groups of Crockford's base 32 after `HF-`: what `orderIdOf` gives. */
export const orderId = z.templateLiteral([
  'HF-',
  z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)),
]);
export type OrderId = z.infer<typeof orderId>;

/** Stripe's own id. Source: https://docs.stripe.com/api/payment_intents/object (`pi_…`). */
export const paymentIntentId = z.templateLiteral(['pi_', z.string()]);
export type PaymentIntentId = z.infer<typeof paymentIntentId>;

export const isCheckoutId = (value: unknown): value is CheckoutId =>
  checkoutId.safeParse(value).success;

export const isOrderId = (value: unknown): value is OrderId => orderId.safeParse(value).success;

export const isPaymentIntentId = (value: unknown): value is PaymentIntentId =>
  paymentIntentId.safeParse(value).success;
