/** The page with `?checkout=<id>`: the state of one checkout, followed until it is definite. */
import type { CheckoutView } from '../../functions/checkout/contract.ts';
import { Refusal } from '../page/api.ts';
import { StripeUnavailable } from '../pay/load-stripe.ts';
import { follow, type Settling } from '../pay/settle.ts';
import { untilAnswered } from '../pay/until-answered.ts';
import { hasOrder, showConfirmation, showNoConfirmation } from './confirmation-view.ts';

export type ShowOptions = {
  /** The address of the cart that the checkout came from: the way back when there is no order. */
  readonly backTo: string;
  /** There is an order: its cart is history. */
  readonly onOrder: () => void;
};

/** Shows it at once and again when it has ended; says so when there is no such checkout. */
export const showCheckout = async (
  settling: Settling,
  id: string,
  { backTo, onOrder }: ShowOptions,
): Promise<void> => {
  const show = (checkout: CheckoutView) => {
    if (hasOrder(checkout)) onOrder();
    showConfirmation(checkout, hasOrder(checkout) ? '/' : backTo);
  };
  try {
    const found = await untilAnswered(() => settling.api.checkout(id), settling);
    show(found);
    const ended: CheckoutView = await follow(settling, found);
    if (ended !== found) show(ended);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof StripeUnavailable)) throw error;
    showNoConfirmation(error.message, backTo);
  }
};
