/** Paying on the page: wires the form, the Elements in it and the attempt to pay to the shop. */
import type { Quote } from '../../functions/checkout/contract.ts';
import type { Delivery } from '../deliver/delivery.ts';
import { words } from '../language/speak.ts';
import type { Attempt } from '../page/api.ts';
import { lossSentence } from '../page/loss.ts';
import { shopFacts } from '../page/shop-facts.ts';
import type { Keep } from '../settle/attempt.ts';
import type { Settling } from '../settle/settle.ts';
import type { Cart } from '../shop/cart.ts';
import type { Shop } from '../shop/shop.ts';
import { isPayable, isPriced, isShipped, quoteOf } from '../shop/shop-state.ts';
import type { Price } from '../stripe/deferred-intent.ts';
import type { WalletActions, WalletElement } from '../stripe/express-checkout-element.ts';
import type { Stripe } from '../stripe/load-stripe.ts';
import type { EntryOptions, Incomplete, PaymentEntry } from '../stripe/payment-entry.ts';
import { outcomes } from './outcomes.ts';
import { firstPayButton, payButtonOf } from './pay-button.ts';
import { createPayElements } from './pay-elements.ts';
import { payView } from './pay-view.ts';
import { createPaying, type PayingOptions } from './paying.ts';
import { createWallet, type WalletOptions } from './wallet.ts';

type PaymentOptions = Pick<PayingOptions, 'begun' | 'onCheckout' | 'urlOf' | 'onOrder'> & {
  readonly shop: Shop;
  readonly delivery: Delivery;
  readonly stripe: Promise<Stripe>;
  readonly mountEntry: (stripe: Stripe, options: EntryOptions) => PaymentEntry;
  readonly mountWallet: (stripe: Stripe, price: Price, actions: WalletActions) => WalletElement;
  readonly quoteFor: WalletOptions['quoteFor'];
  readonly keep: Keep;
  readonly settling: Omit<Settling, 'onLost' | 'onSlow'>;
};

/** One attempt at a time. However it ends, what the shopper typed stays. */
export const createPayment = (options: PaymentOptions) => {
  const { shop, delivery, quoteFor, keep, begun, onCheckout, urlOf } = options;
  const { country } = shopFacts();
  const view = payView(() => void pay());
  const { alerts, place } = view;
  let button = firstPayButton();

  const elements = createPayElements({
    stripe: options.stripe,
    mountEntry: (stripe, price) =>
      options.mountEntry(stripe, { ...price, place, alert: alerts.card }),
    mountWallet: (stripe, price) =>
      createWallet({
        mount: (actions) => options.mountWallet(stripe, price, actions),
        shop,
        pay: paying.pay,
        quoteFor,
        alert: alerts.form,
      }),
    onChange: () => show(),
  });

  const show = () => {
    const state = shop.state();
    const hasEntry = elements.entry() !== undefined;
    view.showEntry(hasEntry || (isPriced(state) && !elements.isStripeAway()));
    elements.lockWallet(paying.isPaying() || !isPayable(state));
    if (paying.isPaying()) return;
    button = payButtonOf(button, {
      quote: quoteOf(state),
      isPriced: isPriced(state),
      isReady: hasEntry && isPayable(state),
      country: isShipped(state) ? (state.destination?.country ?? country) : country,
    });
    view.showButton(button);
  };

  const clearAlerts = () => {
    delivery.clearAlert();
    for (const alert of Object.values(alerts)) alert.clear();
  };

  const onBusy = (busy: boolean) => {
    if (busy) clearAlerts();
    shop.lock(busy);
    delivery.lock(busy);
    elements.lockEntry(busy);
    if (busy) view.paying();
    else view.notPaying();
    show();
    if (!busy) view.restoreFocus();
  };

  const onOrder: PayingOptions['onOrder'] = (...order) => {
    elements.destroy();
    options.onOrder(...order);
  };

  const { onEnd, onRefusal } = outcomes(shop, view);

  const paying = createPaying({
    keep,
    begun,
    settling: {
      ...options.settling,
      bankStep: (clientSecret) => view.atBank(() => options.settling.bankStep(clientSecret)),
      onLost: (...lost) => view.notHeard(lossSentence(...lost)),
      onSlow: ({ error }) => view.stillWorking(error?.message),
    },
    onCheckout,
    urlOf,
    onBusy,
    onOrder,
    onEnd,
    onRefusal,
    onError: alerts.form.tell,
    onTwice: ({ sentence, checkoutId }) => view.askTwice(sentence, urlOf(checkoutId)),
  });

  // What is missing is said once: by the Element beside its own field, or here.
  const sayMissing = (card: Incomplete | undefined) => {
    if (card && !card.isShown) alerts.card.show(card.message);
  };

  const onIncomplete = (card: Incomplete) => {
    sayMissing(card);
    if (!place.contains(document.activeElement)) elements.entry()?.focus();
  };

  const pay = async () => {
    const entry = elements.entry();
    const quote = quoteOf(shop.state());
    if (paying.isPaying() || !entry || !quote || !isPayable(shop.state())) return;
    clearAlerts();
    const { collect } = entry;
    const isSent = isShipped(shop.state());
    const shipping = isSent ? await delivery.collect() : undefined;
    // Asked last, so that the first field with an error has the focus in the end.
    const email = view.emailOrAlert();
    if (email === undefined || (isSent && !shipping)) {
      return sayMissing(await entry.check());
    }
    // The price may have changed while the address was read: then the button names another one.
    const state = shop.state();
    if (quoteOf(state) !== quote || isShipped(state) !== isSent) return;
    if (quote.needsDestination) return delivery.refuse(words().pay.noAddress);
    await paying.pay({ items: state.cart, email, quote, shipping, collect, onIncomplete });
  };

  return {
    onQuote: (quote: Quote | undefined) => {
      if (quote && quote.total > 0) {
        elements.setPrice({ amountMinor: quote.total, currency: quote.currency });
      }
      show();
    },
    onCart: (cart: Cart) => view.showForm(cart.length > 0),
    email: view.email,
    /** Goes on with an attempt that a reload interrupted. */
    resume: (attempt: Attempt) => void paying.resume(attempt),
  };
};
