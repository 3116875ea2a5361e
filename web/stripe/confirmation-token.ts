/** Turns what was entered into Stripe's Elements into a confirmation token: the server pays with it, once. */
import type { Stripe, StripeElements } from '@stripe/stripe-js';
import type { ShippingAddress } from '../../functions/checkout/contract.ts';
import { words } from '../language/speak.ts';
import type { Collected, Incomplete, Told } from './payment-entry.ts';

/**
 * Checks the Elements and makes the token; when something is missing, a sentence says what. The
 * address goes to Stripe with the token, and from there onto the payment, so that it never has to
 * pass through the checkout's execution.
 * Source: https://docs.stripe.com/api/confirmation_tokens/object (`shipping`)
 */
export const confirmationToken = async (
  stripe: Stripe,
  elements: StripeElements,
  { returnUrl, email, shipping }: Told,
): Promise<Collected> => {
  const incomplete = await checkElements(elements);
  if (incomplete) return incomplete;
  const made = await stripe.createConfirmationToken({
    elements,
    params: {
      return_url: returnUrl,
      payment_method_data: { billing_details: { email } },
      ...(shipping ? { shipping: asStripeHasIt(shipping) } : {}),
    },
  });
  if (made.error)
    return { message: made.error.message ?? words().pay.cardUnreadable, isShown: false };
  const { id, payment_method_preview: preview } = made.confirmationToken;
  return {
    payment: { confirmationToken: id },
    ...(preview?.card ? { card: { brand: preview.card.brand, last4: preview.card.last4 } } : {}),
  };
};

/** What is missing in the Elements; Stripe marks it there. */
export const checkElements = async (elements: StripeElements): Promise<Incomplete | undefined> => {
  const { error } = await elements.submit();
  if (!error) return undefined;
  const { type, message = words().pay.cardUnreadable } = error;
  return { message, isShown: type === 'validation_error' };
};

/** Empty text stands for what the address has not: Stripe's types know no address without it. */
const asStripeHasIt = ({ name, phone, postalCode = '', ...address }: ShippingAddress) => {
  const { line1, line2 = '', city = '', state = '', country } = address;
  return {
    name,
    ...(phone ? { phone } : {}),
    address: { line1, line2, city, state, postal_code: postalCode, country },
  };
};
