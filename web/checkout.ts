/** Starts the page: reads its URL and connects the shop, the payment, Stripe and the server. */
import { showChange, showConfirmation } from './confirm/confirmation-view.ts';
import { siteAddress, successAddress } from './confirm/handover.ts';
import { showCheckout } from './confirm/show-checkout.ts';
import { createDelivery } from './deliver/delivery.ts';
import { destinationOf } from './deliver/destination.ts';
import { type Attempt, createApi } from './page/api.ts';
import { byId } from './page/dom.ts';
import { shopFacts } from './page/shop-facts.ts';
import { isFromBank, type PageUrl, readPageUrl, writePageUrl, writeShopUrl } from './page-url.ts';
import { createPayment } from './pay/payment.ts';
import { keptAttempt } from './settle/attempt.ts';
import { begunPayments } from './settle/begun.ts';
import { browserStorage, tabStorage } from './settle/storage.ts';
import { forgetTyped, keepTyped, keptTyped } from './settle/typed.ts';
import { pauseOrOnline } from './settle/until-answered.ts';
import { watch } from './settle/watch.ts';
import { orderFirst } from './shop/order-first.ts';
import { createShop } from './shop/shop.ts';
import { startLanguage } from './start-language.ts';
import { addressElement } from './stripe/address-element.ts';
import { bankStep } from './stripe/bank-step.ts';
import { cardElement } from './stripe/card-element.ts';
import { expressCheckoutElement } from './stripe/express-checkout-element.ts';
import { loadStripe } from './stripe/load-stripe.ts';
import { paymentElement } from './stripe/payment-element.ts';

const opened = readPageUrl(location.search);
await startLanguage(browserStorage(), opened.language);

const api = createApi();
const keep = tabStorage();
const stripe = loadStripe();
stripe.catch((error: Error) => {
  byId('stripe-notice').textContent = error.message;
});

const settling = {
  api,
  pause: pauseOrOnline,
  bankStep: async (clientSecret: string) => bankStep(await stripe, clientSecret),
};
/** `kept` is what every address of this page keeps. */
const { cart: openedCart, checkoutId: openedId, ...kept } = opened;
const { element } = kept;
const { sites } = shopFacts();
const success = siteAddress(kept.success, sites);
const cancel = siteAddress(kept.cancel, sites);
const showWayBack = ({ cart }: Pick<PageUrl, 'cart'>) => {
  byId<HTMLAnchorElement>('home').href = cancel ?? writeShopUrl({ ...kept, cart });
};
const setUrl = (url: PageUrl) => {
  history.replaceState(null, '', writePageUrl(url));
  showWayBack(url);
};
const setOrderUrl = (checkoutId: string) =>
  setUrl({ ...kept, cart: [], element: 'payment', checkoutId });
if (isFromBank(location.search)) setUrl(opened);
else showWayBack(opened);

const startShop = (attempt: Attempt | undefined) => {
  // The shop's own name leads to `#catalogue`.
  if (openedCart.length && location.hash !== '#catalogue') orderFirst();
  byId('card').classList.add(element);
  // What an attempt was made of is newer than what was typed before it.
  const { email, shipping, promotionCode } = attempt?.body ?? keptTyped(keep);
  const cart = attempt?.body.items ?? openedCart;
  const urlWith = (checkoutId: string | undefined): PageUrl => ({
    ...kept,
    cart: shop.state().cart,
    ...(checkoutId ? { checkoutId } : {}),
  });

  const shop = createShop({
    api,
    first: {
      cart,
      promotionCode,
      destination:
        shipping && destinationOf({ ...shipping, postal_code: shipping.postalCode ?? '' }),
    },
    onCart: (changed) => {
      setUrl({ ...kept, cart: changed });
      payment.onCart(changed);
    },
    onQuote: (quote) => payment.onQuote(quote),
    onShipping: (...asked) => delivery.offer(...asked),
    onCannotShip: (sentence) => delivery.refuse(sentence),
  });
  const delivery = createDelivery({
    stripe,
    mountAddress: addressElement,
    first: shipping,
    onDestination: shop.setDestination,
  });
  const payment = createPayment({
    shop,
    delivery,
    stripe,
    mountEntry: element === 'card' ? cardElement : paymentElement,
    mountWallet: expressCheckoutElement,
    quoteFor: api.quote,
    keep,
    begun: begunPayments(browserStorage()),
    settling,
    onCheckout: (id) => setUrl(urlWith(id)),
    urlOf: (id) => new URL(writePageUrl(urlWith(id)), location.href).href,
    onOrder: (checkout, bought) => {
      forget();
      setOrderUrl(checkout.id);
      if (success) return location.assign(successAddress(success, checkout));
      showConfirmation(checkout, cancel, bought);
      void watch(settling, checkout, (changed) => showChange(changed, cancel, bought));
    },
  });

  const forget = keepTyped(keep, () => ({
    email: payment.email.value,
    shipping: delivery.typed(),
    promotionCode: shop.state().promotionCode,
  }));

  // The browser may have filled it in by itself.
  if (email) payment.email.value = email;
  payment.onCart(cart);
  void shop.refresh();
  if (attempt) payment.resume(attempt);
};

const attempt = keptAttempt(keep);
if (openedId && !attempt) {
  void showCheckout(settling, openedId, {
    backTo: cancel ?? writePageUrl({ ...kept, cart: openedCart }),
    onOrder: () => {
      forgetTyped(keep);
      setOrderUrl(openedId);
    },
  });
} else {
  startShop(attempt);
}
byId('not-started').remove();
