/** Turns an id from Stripe's answers into a `PaymentIntentId`. */
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { isPaymentIntentId, type PaymentIntentId } from '../checkout/ids.ts';

/** The same id, typed. Throws `RecordUnreadable` for an id that is not a PaymentIntent's. */
export const paymentIntentIdOf = (id: string): PaymentIntentId => {
  if (isPaymentIntentId(id)) return id;
  throw new CheckoutError(
    errorNames.recordUnreadable,
    `Stripe answered with a PaymentIntent ${id}: its id should begin with pi_.`,
  );
};
