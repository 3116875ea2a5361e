/** The page with `?checkout=<id>`: shows one checkout, and follows it to its ending. */
import type { CheckoutView } from '../../functions/checkout/contract.ts';
import { words } from '../language/speak.ts';
import { Refusal } from '../page/api.ts';
import { lossSentence } from '../page/loss.ts';
import { hasOrder } from '../settle/ending.ts';
import { follow, type Settling } from '../settle/settle.ts';
import { stillWorking } from '../settle/still-working.ts';
import { untilAnswered } from '../settle/until-answered.ts';
import { watch } from '../settle/watch.ts';
import { StripeUnavailable } from '../stripe/load-stripe.ts';
import {
  sayMeanwhile,
  showChange,
  showConfirmation,
  showLooking,
  showNoConfirmation,
} from './confirmation-view.ts';

export type ShowOptions = {
  /** The URL of the cart that the checkout came from: the way back when there is no order. */
  readonly backTo: string;
  /** There is an order: its cart is no longer needed. */
  readonly onOrder: () => void;
};

/**
 * Shows the checkout at once, and again when it has ended; says meanwhile why it takes long, and so when
 * there is no such checkout.
 */
export const showCheckout = async (
  options: Omit<Settling, 'onLost' | 'onSlow'>,
  id: string,
  { backTo, onOrder }: ShowOptions,
): Promise<void> => {
  const show = (checkout: CheckoutView) => {
    if (hasOrder(checkout)) onOrder();
    showConfirmation(checkout, hasOrder(checkout) ? '/' : backTo);
  };
  const settling: Settling = {
    ...options,
    onLost: (...lost) => sayMeanwhile(`${lossSentence(...lost)} ${words().loss.asksAgain}`),
    onSlow: (checkout) => {
      if (checkout.error) show(checkout);
      // For a checkout that comes to nothing, which is said above it.
      sayMeanwhile(...stillWorking(checkout.error && words().checkout.notYetUndone));
    },
  };
  showLooking(backTo);
  try {
    const found = await untilAnswered(() => settling.api.checkout(id), settling);
    show(found);
    const ended: CheckoutView = await follow(settling, found);
    if (ended !== found) show(ended);
    await watch(settling, ended, (changed) => showChange(changed, '/'));
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof StripeUnavailable)) throw error;
    showNoConfirmation(error.message, backTo);
  }
};
