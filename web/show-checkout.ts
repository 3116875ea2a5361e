/** The page with `?checkout=<id>`: the state of one checkout, followed until it is definite. */
import type { CheckoutView } from '../functions/checkout/contract.ts';
import { Refusal } from './api.ts';
import { showConfirmation, showNoConfirmation } from './confirmation-view.ts';
import { StripeUnavailable } from './load-stripe.ts';
import { follow, type Settling } from './settle.ts';
import { untilAnswered } from './until-answered.ts';

/** Shows it at once and again when it has ended; says so when there is no such checkout. */
export const showCheckout = async (settling: Settling, id: string): Promise<void> => {
  try {
    const found = await untilAnswered(() => settling.api.checkout(id), settling);
    showConfirmation(found);
    const ended: CheckoutView = await follow(settling, found);
    if (ended !== found) showConfirmation(ended);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof StripeUnavailable)) throw error;
    showNoConfirmation(error.message);
  }
};
