/** Checks that a key may read what the functions look at, and that it may not move money. */
import Stripe from 'stripe';
import { clientOf } from './stripe.ts';
import { explained } from './stripe-errors.ts';

/**
 * Changes nothing: Stripe checks the permission for a refund first, and only then complains about
 * its missing parameters. Throws an Error that says what to do.
 */
export const checkReadKey =
  (apiUrl: string) =>
  async (readKey: string): Promise<void> => {
    const stripe = clientOf(readKey, apiUrl);
    await explained(async () => {
      await stripe.paymentIntents.list({ limit: 1, expand: ['data.latest_charge'] });
      await stripe.refunds.list({ limit: 1 });
      await stripe.disputes.list({ limit: 1 });
    }, 'STRIPE_READ_KEY');
    try {
      await stripe.refunds.create({});
    } catch (error) {
      if (error instanceof Stripe.errors.StripePermissionError) return;
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) {
        await explained(() => Promise.reject(error), 'STRIPE_READ_KEY');
      }
    }
    throw new Error(
      'The key in STRIPE_READ_KEY may refund: it must be a restricted one that may only read.',
    );
  };
