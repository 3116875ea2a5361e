/** Paying on the page: the form with card and address, a wallet above it, and what becomes of both. */
import type { Stripe } from '@stripe/stripe-js';
import type {
  CheckoutRequest,
  CheckoutView,
  Problem,
  Quote,
} from '../../functions/checkout/contract.ts';
import { refusalSentence } from '../confirm/confirmation-view.ts';
import { type Delivery, incompleteAddress } from '../deliver/delivery.ts';
import type { Cart } from '../shop/cart.ts';
import { placeOf } from '../shop/refusal-place.ts';
import type { Shop } from '../shop/shop.ts';
import type { Attempt, Keep } from './attempt.ts';
import { StripeUnavailable } from './load-stripe.ts';
import { payView } from './pay-view.ts';
import { createPaying } from './paying.ts';
import type { EntryOptions, Incomplete, PaymentEntry } from './payment-entry.ts';
import type { Settling } from './settle.ts';
import type { Wallet, WalletOptions } from './wallet.ts';

type PaymentOptions = {
  readonly shop: () => Shop;
  readonly delivery: Delivery;
  readonly stripe: Promise<Stripe>;
  readonly makeEntry: (stripe: Stripe, options: EntryOptions) => PaymentEntry;
  readonly makeWallet: (stripe: Stripe, options: WalletOptions) => Wallet;
  readonly quoteFor: WalletOptions['quoteFor'];
  readonly keep: Keep;
  readonly settling: Omit<Settling, 'onLost'>;
  readonly onCheckout: (id: string | undefined) => void;
  readonly addressOf: (id: string | undefined) => string;
  readonly onOrder: (checkout: CheckoutView) => void;
};

/** One attempt at a time; whatever becomes of it, what the shopper typed stays. */
export const createPayment = (options: PaymentOptions) => {
  const { shop, delivery, stripe, onOrder } = options;
  const view = payView(() => void pay());
  const { alerts, button } = view;
  let entry: PaymentEntry | undefined;
  let wallet: Wallet | undefined;
  let offered: Quote | undefined;

  let isStripeAway = false;

  const offer = () => {
    const isPriced = shop().isPriced();
    const isPayable = shop().isPayable();
    view.showEntry(entry !== undefined || (isPriced && !isStripeAway));
    wallet?.lock(paying.isPaying() || !isPayable);
    if (paying.isPaying()) return;
    view.offer({ quote: offered, isPriced, isReady: entry !== undefined && isPayable });
  };

  const onBusy = (busy: boolean) => {
    if (busy) clearAlerts();
    shop().lock(busy);
    delivery.lock(busy);
    entry?.lock(busy);
    if (busy) view.paying();
    else view.notPaying();
    offer();
    if (!busy && document.activeElement === document.body) button.focus({ preventScroll: true });
  };

  const onRefusal = (body: CheckoutRequest, problem: Problem) => {
    if (problem.quote) shop().takeQuote(problem.quote);
    if (problem.code === 'price_changed') shop().reload();
    if (problem.code === 'out_of_stock') shop().refresh();
    if (shop().refuse(body, problem)) return;
    const place = placeOf(problem).at;
    if (place === 'email') {
      alerts.email.show(problem.detail);
      view.email.focus();
    } else {
      alerts[place === 'card' ? 'card' : 'form'].show(problem.detail);
    }
  };

  const paying = createPaying({
    keep: options.keep,
    settling: {
      ...options.settling,
      bankStep: (clientSecret) => view.atBank(() => options.settling.bankStep(clientSecret)),
      onLost: view.stillWorking,
    },
    onCheckout: options.onCheckout,
    addressOf: options.addressOf,
    onBusy,
    onOrder: (checkout) => {
      entry?.destroy();
      entry = undefined;
      wallet?.destroy();
      wallet = undefined;
      onOrder(checkout);
    },
    onEnd: (checkout) => {
      alerts.form.show(refusalSentence(checkout));
      if (checkout.status === 'rejected') shop().refresh();
    },
    onRefusal,
    onError: alerts.form.show,
  });

  const clearAlerts = () => {
    delivery.clearAlert();
    for (const alert of Object.values(alerts)) alert.clear();
  };

  // Without Stripe there is no card form; why, is said once for the whole page.
  const enter = async (first: Quote) => {
    try {
      const loaded = await stripe;
      const { total: amountMinor, currency } = offered ?? first;
      const common = { amountMinor, currency };
      entry ??= options.makeEntry(loaded, { ...common, place: view.place, alert: alerts.card });
      wallet ??= options.makeWallet(loaded, {
        ...common,
        shop: shop(),
        pay: paying.pay,
        quoteFor: options.quoteFor,
        alert: alerts.form,
      });
    } catch (error) {
      if (!(error instanceof StripeUnavailable)) throw error;
      isStripeAway = true;
    }
    offer();
  };

  const onQuote = (quote: Quote | undefined) => {
    offered = quote;
    if (quote && quote.total > 0) {
      entry?.setTotal(quote.total);
      wallet?.setTotal(quote.total);
      if (!entry) void enter(quote);
    }
    offer();
  };

  // Said once: by the Element beside its field, or here.
  const onIncomplete = ({ message, isShown }: Incomplete) => {
    if (!isShown) alerts.card.show(message);
    if (!view.place.contains(document.activeElement)) entry?.focus();
  };

  const pay = async () => {
    const quote = shop().quote();
    if (paying.isPaying() || !entry || !quote || !shop().isPayable()) return;
    clearAlerts();
    const email = view.emailOrAlert();
    if (email === undefined) return;
    const { collect } = entry;
    const shipping = shop().isShipped() ? await delivery.collect() : undefined;
    // An address may change the price while it is being read: then the button says another one.
    if (shop().quote() !== quote || (shop().isShipped() && !shipping)) return;
    if (quote.needsDestination) return delivery.refuse(incompleteAddress);
    const { items } = shop().wish();
    await paying.pay({ items, email, quote, shipping, collect, onIncomplete });
  };

  return {
    onQuote,
    onCart: (cart: Cart) => {
      view.showForm(cart.length > 0);
    },
    resume: (attempt: Attempt) => {
      view.email.value = attempt.body.email;
      void paying.resume(attempt);
    },
  };
};
