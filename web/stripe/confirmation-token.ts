/** Turns what was entered into Stripe's Elements into a confirmation token: the server pays with it, once. */
import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { type Collected, cardUnreadable } from './payment-entry.ts';

/**
 * Checks the Elements and makes the token; when something is missing, a sentence says what.
 * `returnUrl` is absolute: a bank that needs a page of its own sends the shopper back there.
 */
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
