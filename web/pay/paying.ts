/** One attempt to pay at a time, from the card or wallet to the checkout's ending, through a reload. */
import type { CheckoutRequest, CheckoutView, Problem } from '../../functions/checkout/contract.ts';
import { words } from '../language/speak.ts';
import { type Attempt, Refusal } from '../page/api.ts';
import { dropAttempt, type Keep, keepAttempt, newKey } from '../settle/attempt.ts';
import type { BegunPayments } from '../settle/begun.ts';
import type { Bought } from '../settle/bought.ts';
import { checkoutIdOf } from '../settle/checkout-id.ts';
import { hasOrder } from '../settle/ending.ts';
import { type Settling, settle } from '../settle/settle.ts';
import { askTwice, type Twice } from '../settle/twice.ts';
import { StripeUnavailable } from '../stripe/load-stripe.ts';
import { type Purchase, requestOf } from './purchase.ts';

export type PayingOptions = {
  readonly keep: Keep;
  readonly settling: Settling;
  /** The checkout that is being paid for, so that the page's URL leads to it; undefined: none is. */
  readonly onCheckout: (id: string | undefined) => void;
  /** That URL, absolute. */
  readonly urlOf: (id: string | undefined) => string;
  readonly onBusy: (busy: boolean) => void;
  readonly onOrder: (checkout: CheckoutView, bought: Bought) => void;
  /** The checkout has ended without an order. */
  readonly onEnd: (checkout: CheckoutView) => void;
  /** There is no checkout: the request was refused. */
  readonly onRefusal: (body: CheckoutRequest, problem: Problem) => void;
  readonly onError: (sentence: string) => void;
  /** The payments that this browser has begun. */
  readonly begun: BegunPayments;
  /** The shopper may be paying for the same a second time; the next click pays. */
  readonly onTwice: (twice: Twice) => void;
};

/** Tells the page how the attempt has ended; true when there is an order. */
type Ending = () => boolean;

const withoutOrder =
  (tell: () => void): Ending =>
  () => {
    tell();
    return false;
  };

/** `pay` and `resume` resolve to whether there is an order; they never throw. */
export const createPaying = (options: PayingOptions) => {
  const { keep, settling, begun, onCheckout } = options;
  const twiceOf = askTwice(begun, settling.api);
  let isPaying = false;

  const setBusy = (busy: boolean) => {
    isPaying = busy;
    options.onBusy(busy);
  };

  // The page is unlocked before it is told the ending: a locked field can't take the focus.
  const busy = async (work: () => Promise<Ending>): Promise<boolean> => {
    setBusy(true);
    try {
      const tell = await work();
      setBusy(false);
      return tell();
    } catch (error) {
      console.error(error);
      setBusy(false);
      options.onError(error instanceof StripeUnavailable ? error.message : words().pay.unexpected);
      return false;
    }
  };

  const start = async (purchase: Purchase): Promise<Ending> => {
    const twice = await twiceOf(purchase);
    if (twice) return withoutOrder(() => options.onTwice(twice));
    const key = newKey();
    const id = await checkoutIdOf(key);
    const { email, shipping } = purchase;
    const collected = await purchase.collect({ returnUrl: options.urlOf(id), email, shipping });
    if (!('payment' in collected)) return withoutOrder(() => purchase.onIncomplete(collected));
    const attempt = { key, body: requestOf(purchase, collected.payment) };
    onCheckout(id);
    keepAttempt(keep, attempt);
    if (id) await begun.note(attempt.body, id);
    return finish(attempt, collected.card);
  };

  const finish = async (attempt: Attempt, card?: Bought['card']): Promise<Ending> => {
    try {
      const checkout = await settle(settling, attempt);
      forget();
      if (!hasOrder(checkout)) {
        await forgetBegun(attempt);
        return withoutOrder(() => options.onEnd(checkout));
      }
      return () => {
        const { email, shipping } = attempt.body;
        options.onOrder(checkout, { email, shipping, card });
        return true;
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      forget();
      await forgetBegun(attempt);
      return withoutOrder(() => options.onRefusal(attempt.body, error.problem));
    }
  };

  const forgetBegun = async ({ key }: Attempt) => begun.forget((await checkoutIdOf(key)) ?? '');

  const forget = () => {
    dropAttempt(keep);
    onCheckout(undefined);
  };

  return {
    isPaying: () => isPaying,
    pay: (purchase: Purchase) => (isPaying ? Promise.resolve(false) : busy(() => start(purchase))),
    /** Goes on with an attempt that a reload interrupted: the same key, the same body. */
    resume: (attempt: Attempt) => busy(() => finish(attempt)),
  };
};

export type Paying = ReturnType<typeof createPaying>;
