/** One attempt to pay at a time: from the card or wallet to the checkout's ending, through a reload. */
import type {
  CheckoutRequest,
  CheckoutView,
  Problem,
  Quote,
  ShippingAddress,
} from '../../functions/checkout/contract.ts';
import { hasOrder } from '../confirm/confirmation-view.ts';
import { Refusal } from '../page/api.ts';
import type { Cart } from '../shop/cart.ts';
import { type Attempt, dropAttempt, type Keep, keepAttempt, newKey } from './attempt.ts';
import { checkoutIdOf } from './checkout-id.ts';
import { StripeUnavailable } from './load-stripe.ts';
import type { Collected, Incomplete } from './payment-entry.ts';
import { type Settling, settle } from './settle.ts';

/** What is paid for, and how the card or wallet is asked for something to pay with. */
export type Purchase = {
  readonly items: Cart;
  readonly email: string;
  /** The price that the shopper has seen. */
  readonly quote: Quote;
  readonly shipping?: ShippingAddress | undefined;
  /** `returnUrl` is where the bank sends the shopper back to, if it needs a page of its own. */
  readonly collect: (returnUrl: string) => Promise<Collected>;
  /** There is nothing to pay with yet. */
  readonly onIncomplete: (why: Incomplete) => void;
};

export type PayingOptions = {
  readonly keep: Keep;
  readonly settling: Settling;
  /** The checkout that is being paid, so that its address finds it again; undefined: none is. */
  readonly onCheckout: (id: string | undefined) => void;
  /** The same address, whole. */
  readonly addressOf: (id: string | undefined) => string;
  readonly onBusy: (busy: boolean) => void;
  readonly onOrder: (checkout: CheckoutView) => void;
  /** The checkout has ended without an order. */
  readonly onEnd: (checkout: CheckoutView) => void;
  /** There is no checkout: the request was refused. */
  readonly onRefusal: (body: CheckoutRequest, problem: Problem) => void;
  readonly onError: (sentence: string) => void;
};

const unexpected =
  'Something went wrong on this page. Please reload it: a payment under way goes on, and your card is not charged twice.';

/** Tells how an attempt has ended, and gives whether there is an order. */
type Ending = () => boolean;

const withoutOrder = (tell: () => void): Ending => {
  return () => {
    tell();
    return false;
  };
};

/** `pay` and `resume` resolve to whether there is an order; they never throw. */
export const createPaying = (options: PayingOptions) => {
  const { keep, settling, onCheckout } = options;
  let paying = false;

  // What is locked can't take the focus: the page is free again before it is told how it ended.
  const busy = async (work: () => Promise<Ending>): Promise<boolean> => {
    paying = true;
    options.onBusy(true);
    try {
      const tell = await work();
      free();
      return tell();
    } catch (error) {
      console.error(error);
      free();
      options.onError(error instanceof StripeUnavailable ? error.message : unexpected);
      return false;
    }
  };

  const free = () => {
    paying = false;
    options.onBusy(false);
  };

  const start = async (purchase: Purchase): Promise<Ending> => {
    const key = newKey();
    const id = await checkoutIdOf(key);
    const collected = await purchase.collect(options.addressOf(id));
    if (!('payment' in collected)) return withoutOrder(() => purchase.onIncomplete(collected));
    const attempt = { key, body: bodyOf(purchase, collected.payment) };
    onCheckout(id);
    keepAttempt(keep, attempt);
    return finish(attempt);
  };

  const finish = async (attempt: Attempt): Promise<Ending> => {
    try {
      const checkout = await settle(settling, attempt);
      forget();
      if (!hasOrder(checkout)) return withoutOrder(() => options.onEnd(checkout));
      return () => {
        options.onOrder(checkout);
        return true;
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      forget();
      return withoutOrder(() => options.onRefusal(attempt.body, error.problem));
    }
  };

  const forget = () => {
    dropAttempt(keep);
    onCheckout(undefined);
  };

  return {
    isPaying: () => paying,
    pay: (purchase: Purchase) => (paying ? Promise.resolve(false) : busy(() => start(purchase))),
    /** Goes on with the attempt that a reload interrupted: the same key, the same body. */
    resume: (attempt: Attempt) => busy(() => finish(attempt)),
  };
};

export type Paying = ReturnType<typeof createPaying>;

const bodyOf = (
  { items, email, quote, shipping }: Purchase,
  payment: CheckoutRequest['payment'],
): CheckoutRequest => ({
  items,
  email,
  expectedTotal: quote.total,
  payment,
  ...(shipping ? { shipping } : {}),
  ...(quote.promotion ? { promotionCode: quote.promotion.code } : {}),
});
