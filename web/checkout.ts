/** Starts the page: reads the address, and wires the shop, the payment and the server together. */

import { type Address, isFromBank, readAddress, writeAddress } from './address.ts';
import { createApi } from './api.ts';
import { keptAttempt } from './attempt.ts';
import { bankStep } from './bank-step.ts';
import { cardForm } from './card-form.ts';
import { showConfirmation } from './confirmation-view.ts';
import { byId } from './dom.ts';
import { loadStripe } from './load-stripe.ts';
import { createPayment } from './payment.ts';
import { paymentForm } from './payment-form.ts';
import { createShop } from './shop.ts';
import { showCheckout } from './show-checkout.ts';
import { tabStorage } from './tab-storage.ts';
import { pauseOrOnline } from './until-answered.ts';

const api = createApi();
const keep = tabStorage();
const stripe = loadStripe();
stripe.catch((error: Error) => {
  byId('stripe-notice').textContent = error.message;
});

const address = readAddress(location.search);
const attempt = keptAttempt(keep);
const settling = {
  api,
  pause: pauseOrOnline,
  bankStep: async (clientSecret: string) => bankStep(await stripe, clientSecret),
};
const writeToBar = (next: Address) => history.replaceState(null, '', writeAddress(next));
if (isFromBank(location.search)) writeToBar(address);

const startShop = () => {
  byId('card').classList.add(address.element);
  const payment = createPayment({
    shop: () => shop,
    stripe,
    makeEntry: address.element === 'card' ? cardForm : paymentForm,
    keep,
    settling,
    onCheckout: (id) => writeToBar(paidAt(id)),
    addressOf: (id) => new URL(writeAddress(paidAt(id)), location.href).href,
    onOrder: (checkout) => {
      writeToBar({ cart: [], element: 'payment', checkoutId: checkout.id });
      showConfirmation(checkout);
    },
  });
  const paidAt = (id: string | undefined): Address => ({
    cart: shop.cart(),
    element: address.element,
    ...(id ? { checkoutId: id } : {}),
  });
  const cart = attempt?.body.items ?? address.cart;
  const shop = createShop({
    api,
    cart,
    onCart: (changed) => {
      writeToBar({ cart: changed, element: address.element });
      payment.onCart(changed);
    },
    onQuote: payment.onQuote,
  });
  payment.onCart(cart);
  shop.refresh();
  if (attempt) void payment.resume(attempt);
};

if (address.checkoutId && !attempt) {
  const { cart, element, checkoutId } = address;
  void showCheckout({ ...settling, onLost: () => {} }, checkoutId, {
    backTo: writeAddress({ cart, element }),
    onOrder: () => writeToBar({ cart: [], element: 'payment', checkoutId }),
  });
} else {
  startShop();
}
