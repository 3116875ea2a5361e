/** The error that Stripe's own client makes of an answer. */
import Stripe from 'stripe';

/** Throws when the call succeeds, or fails with anything but one of Stripe's errors. */
export const errorOf = async (call: Promise<unknown>): Promise<Stripe.errors.StripeError> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Stripe.errors.StripeError) return error;
  throw new Error(`Not one of Stripe's errors: ${String(error)}`);
};
