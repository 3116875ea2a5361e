/**
 * What a checkout's hold is placed on. Stripe takes a confirmation token or a PaymentMethod with the
 * hold itself. A `tok_` of the card Element has to become a PaymentMethod first.
 * Source: https://docs.stripe.com/api/payment_methods/create (`card[token]`)
 *
 * The PaymentMethod is made under a key of its own, so that a repeat gives the same one, and the
 * hold's parameters stay the same. When the caller dies between the two requests, nothing is held:
 * a PaymentMethod without a PaymentIntent is forgotten.
 */
import type Stripe from 'stripe';
import type { PayableDocument } from '../checkout/documents.ts';
import { stripeKeys } from '../checkout/idempotency.ts';
import type { CardSource } from './hold.ts';

/** To be sent with the hold. Throws Stripe's own errors, a decline of the card among them. */
export const cardSourceOf = async (
  client: Stripe,
  { checkoutId, payment }: PayableDocument,
): Promise<CardSource> => {
  if ('confirmationToken' in payment) return { confirmation_token: payment.confirmationToken };
  if ('paymentMethod' in payment) return { payment_method: payment.paymentMethod };
  const { id } = await client.paymentMethods.create(
    { type: 'card', card: { token: payment.token } },
    { idempotencyKey: stripeKeys.paymentMethod(checkoutId) },
  );
  return { payment_method: id };
};
