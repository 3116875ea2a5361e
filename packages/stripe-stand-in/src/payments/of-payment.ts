/** How lists of charges, refunds and disputes are narrowed to one payment. */
import { type Params, text } from '../api/form.ts';

type OfPayment = { readonly paymentIntent: string; readonly charge?: string };

/** Whether the item belongs to the `payment_intent` and the `charge` that the parameters name. */
export const isOfPayment = ({ paymentIntent, charge }: OfPayment, params: Params): boolean => {
  const wantedIntent = text(params, 'payment_intent');
  const wantedCharge = text(params, 'charge');
  return (
    (wantedIntent === undefined || wantedIntent === paymentIntent) &&
    (wantedCharge === undefined || wantedCharge === charge)
  );
};
