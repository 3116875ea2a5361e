/** What was entered into Stripe's Elements, as something that the server can pay with once. */
import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { type Collected, cardUnreadable } from './payment-entry.ts';

/** Checks the Elements and makes the token; the sentence says what is missing. `returnUrl` is absolute. */
export const confirmationToken = async (
  stripe: Stripe,
  elements: StripeElements,
  returnUrl: string,
): Promise<Collected> => {
  const checked = await elements.submit();
  if (checked.error) {
    const { type, message = cardUnreadable } = checked.error;
    return { message, isShown: type === 'validation_error' };
  }
  const made = await stripe.createConfirmationToken({
    elements,
    params: { return_url: returnUrl },
  });
  if (made.error) return { message: made.error.message ?? cardUnreadable, isShown: false };
  return { payment: { confirmationToken: made.confirmationToken.id } };
};
