/** Explains Stripe's errors to the person who runs the command, and says what to do about them. */
import Stripe from 'stripe';

/** The permissions that each key needs if it is a restricted one. */
const permissions = {
  STRIPE_SECRET_KEY:
    'PaymentIntents, Charges, Refunds, Webhook Endpoints and Payment Method Domains to write; ' +
    'Disputes and Confirmation Tokens to read; with Stripe Tax, Tax calculations and transactions to write',
  STRIPE_TAX_KEY: 'Tax calculations to write',
  STRIPE_READ_KEY: 'PaymentIntents, Charges, Refunds and Disputes to read, and nothing to write',
} as const;
type KeyName = keyof typeof permissions;

/** Resolves to the call's result. Throws an Error that names the key and says what to do. */
export const explained = async <T>(call: () => Promise<T>, keyName: KeyName): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    throw new Error(sentenceOf(error, keyName), { cause: error });
  }
};

const sentenceOf = (error: unknown, keyName: KeyName): string => {
  const { errors } = Stripe;
  if (error instanceof errors.StripeAuthenticationError) {
    return `Stripe does not take ${keyName}: it was rolled, or is of another account.`;
  }
  if (error instanceof errors.StripePermissionError) {
    return `The restricted key in ${keyName} may not do this. It needs: ${permissions[keyName]}.`;
  }
  if (error instanceof errors.StripeInvalidRequestError) return `Stripe refuses: ${error.message}`;
  const { type = 'an unknown error' } = error instanceof errors.StripeError ? error : {};
  return `Stripe could not be asked (${type}): try again. It is safe to repeat.`;
};
