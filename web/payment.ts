/** Paying: from the click (or a reload in the middle of it) to the confirmation or a refusal. */
import type { Stripe } from '@stripe/stripe-js';
import type { CheckoutView, Problem, Quote } from '../functions/checkout/contract.ts';
import { Refusal } from './api.ts';
import { type Attempt, dropAttempt, type Keep, keepAttempt, newKey } from './attempt.ts';
import type { Cart } from './cart.ts';
import { checkoutIdOf } from './checkout-id.ts';
import { hasOrder, refusalSentence } from './confirmation-view.ts';
import { StripeUnavailable } from './load-stripe.ts';
import { payView } from './pay-view.ts';
import type { EntryOptions, PaymentEntry } from './payment-entry.ts';
import { placeOf } from './refusal-place.ts';
import { type Settling, settle } from './settle.ts';
import type { Shop } from './shop.ts';

type PaymentOptions = {
  readonly shop: () => Shop;
  readonly stripe: Promise<Stripe>;
  readonly makeEntry: (stripe: Stripe, options: EntryOptions) => PaymentEntry;
  readonly keep: Keep;
  readonly settling: Omit<Settling, 'onLost'>;
  /** The checkout that is being paid, so that its address finds it again; undefined: none is. */
  readonly onCheckout: (id: string | undefined) => void;
  /** The same address, whole: where the bank sends the shopper back to. */
  readonly addressOf: (id: string | undefined) => string;
  readonly onOrder: (checkout: CheckoutView) => void;
};

const unexpected =
  'Something went wrong on this page. Please reload it: a payment under way goes on, and your card is not charged twice.';

/** One attempt at a time; whatever becomes of it, what the shopper typed stays. */
export const createPayment = (options: PaymentOptions) => {
  const { stripe, makeEntry, keep, onCheckout, onOrder } = options;
  const view = payView(() => void pay());
  const { alerts, button } = view;
  let entry: PaymentEntry | undefined;
  let offered: Quote | undefined;
  let paying = false;

  const settling: Settling = {
    ...options.settling,
    bankStep: (clientSecret) => view.atBank(() => options.settling.bankStep(clientSecret)),
    onLost: view.stillWorking,
  };

  const offer = () => {
    if (!paying) view.offer(offered, entry !== undefined);
  };

  // Without Stripe there is no card form; why, is said once for the whole page.
  const enter = async (first: Quote) => {
    try {
      const loaded = await stripe;
      const { total: amountMinor, currency } = offered ?? first;
      entry ??= makeEntry(loaded, { amountMinor, currency, place: view.place, alert: alerts.card });
    } catch (error) {
      if (!(error instanceof StripeUnavailable)) throw error;
      view.place.hidden = true;
    }
    offer();
  };

  const onQuote = (quote: Quote | undefined) => {
    offered = quote;
    if (quote && entry) entry.setTotal(quote.total);
    else if (quote && quote.total > 0) void enter(quote);
    offer();
  };

  const pay = async () => {
    const quote = options.shop().quote();
    if (paying || !entry || !quote) return;
    view.clearAlerts();
    const email = view.emailOrAlert();
    if (email === undefined) return;
    const using = entry;
    await busy(async () => {
      const key = newKey();
      const id = await checkoutIdOf(key);
      const collected = await using.collect(options.addressOf(id));
      if ('message' in collected) return alerts.card.show(collected.message);
      const items = options.shop().cart();
      const { payment } = collected;
      const attempt = { key, body: { items, email, expectedTotal: quote.total, payment } };
      onCheckout(id);
      keepAttempt(keep, attempt);
      await finish(attempt);
    });
  };

  /** Goes on with the attempt that a reload interrupted: the same key, the same body. */
  const resume = async (attempt: Attempt) => {
    view.email.value = attempt.body.email;
    await busy(() => finish(attempt));
  };

  const busy = async (work: () => Promise<void>) => {
    paying = true;
    view.paying();
    options.shop().lock(true);
    try {
      await work();
    } catch (error) {
      console.error(error);
      alerts.form.show(error instanceof StripeUnavailable ? error.message : unexpected);
    } finally {
      paying = false;
      options.shop().lock(false);
      entry?.lock(false);
      view.notPaying();
      offer();
      if (document.activeElement === document.body) button.focus();
    }
  };

  const finish = async (attempt: Attempt) => {
    entry?.lock(true);
    try {
      const checkout = await settle(settling, attempt);
      dropAttempt(keep);
      onCheckout(undefined);
      if (hasOrder(checkout)) {
        entry?.destroy();
        entry = undefined;
        onOrder(checkout);
      } else {
        alerts.form.show(refusalSentence(checkout));
        if (checkout.status === 'rejected') options.shop().refresh();
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      dropAttempt(keep);
      onCheckout(undefined);
      refuse(attempt.body.items, error.problem);
    }
  };

  const refuse = (items: Cart, problem: Problem) => {
    const shop = options.shop();
    if (problem.quote) shop.takeQuote(problem.quote);
    if (problem.code === 'out_of_stock') shop.refresh();
    if (shop.refuseLine(items, problem)) return;
    const place = placeOf(problem).at;
    if (place === 'email') {
      alerts.email.show(problem.detail);
      view.email.focus();
    } else {
      alerts[place === 'card' ? 'card' : 'form'].show(problem.detail);
    }
  };

  return { onQuote, onCart: (cart: Cart) => view.showForm(cart.length > 0), resume };
};
