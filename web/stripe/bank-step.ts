/** The bank's own question to the shopper (3-D Secure), asked by Stripe.js. */
import type { Stripe } from '@stripe/stripe-js';

/**
 * After these errors the step is still to be done. Source:
 * https://docs.stripe.com/js/handle_next_action
 */
const passing = new Set(['api_connection_error', 'api_error', 'rate_limit_error']);

/**
 * True once the step is over, whether it succeeded or not; the server asks Stripe what that means
 * for the payment. False when Stripe could not be reached and the step is still to be done.
 */
export const bankStep = async (stripe: Stripe, clientSecret: string): Promise<boolean> => {
  try {
    const { error } = await stripe.handleNextAction({ clientSecret });
    return error === undefined || !passing.has(error.type);
  } catch (error) {
    // Stripe.js throws this when there is no step to do, e.g. because it was done before a reload.
    if (error instanceof Error && error.name === 'IntegrationError') return true;
    throw error;
  }
};
