/** Starts the page: reads the address, and wires the shop, the payment and the server together. */

import { showConfirmation } from './confirm/confirmation-view.ts';
import { showCheckout } from './confirm/show-checkout.ts';
import { createDelivery } from './deliver/delivery.ts';
import { destinationOf } from './deliver/destination.ts';
import { type Address, isFromBank, readAddress, writeAddress } from './page/address.ts';
import { createApi } from './page/api.ts';
import { byId } from './page/dom.ts';
import { type Attempt, keptAttempt } from './pay/attempt.ts';
import { bankStep } from './pay/bank-step.ts';
import { cardForm } from './pay/card-form.ts';
import { loadStripe } from './pay/load-stripe.ts';
import { createPayment } from './pay/payment.ts';
import { paymentForm } from './pay/payment-form.ts';
import { tabStorage } from './pay/tab-storage.ts';
import { pauseOrOnline } from './pay/until-answered.ts';
import { createWallet } from './pay/wallet.ts';
import { createShop, type Shop } from './shop/shop.ts';

const api = createApi();
const keep = tabStorage();
const stripe = loadStripe();
stripe.catch((error: Error) => {
  byId('stripe-notice').textContent = error.message;
});

const address = readAddress(location.search);
const settling = {
  api,
  pause: pauseOrOnline,
  bankStep: async (clientSecret: string) => bankStep(await stripe, clientSecret),
};
const writeToBar = (next: Address) => history.replaceState(null, '', writeAddress(next));
if (isFromBank(location.search)) writeToBar(address);

const startShop = (attempt: Attempt | undefined) => {
  byId('card').classList.add(address.element);
  const { items: cart = address.cart, shipping, promotionCode } = attempt?.body ?? {};
  const paidAt = (id: string | undefined): Address => ({
    cart: shop.wish().items,
    element: address.element,
    ...(id ? { checkoutId: id } : {}),
  });
  const delivery = createDelivery(stripe, {
    first: shipping,
    onDestination: (destination) => shop.setDestination(destination),
  });
  const payment = createPayment({
    shop: () => shop,
    delivery,
    stripe,
    makeEntry: address.element === 'card' ? cardForm : paymentForm,
    makeWallet: createWallet,
    quoteFor: api.quote,
    keep,
    settling,
    onCheckout: (id) => writeToBar(paidAt(id)),
    addressOf: (id) => new URL(writeAddress(paidAt(id)), location.href).href,
    onOrder: (checkout) => {
      writeToBar({ cart: [], element: 'payment', checkoutId: checkout.id });
      showConfirmation(checkout);
    },
  });
  const shop: Shop = createShop({
    api,
    cart,
    promotionCode,
    destination: shipping && destinationOf({ ...shipping, postal_code: shipping.postalCode ?? '' }),
    onCart: (changed) => {
      writeToBar({ cart: changed, element: address.element });
      payment.onCart(changed);
    },
    onQuote: payment.onQuote,
    onShipping: delivery.offer,
    onCannotShip: delivery.refuse,
  });
  payment.onCart(cart);
  shop.refresh();
  if (attempt) payment.resume(attempt);
};

const attempt = keptAttempt(keep);
if (address.checkoutId && !attempt) {
  const { cart, element, checkoutId } = address;
  void showCheckout({ ...settling, onLost: () => {} }, checkoutId, {
    backTo: writeAddress({ cart, element }),
    onOrder: () => writeToBar({ cart: [], element: 'payment', checkoutId }),
  });
} else {
  startShop(attempt);
}
