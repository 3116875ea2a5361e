/** Starts the page: reads the address, and wires the shop, the payment and the server together. */
import { type Address, isFromBank, readAddress, writeAddress } from './address.ts';
import { createApi } from './api.ts';
import { type Attempt, keptAttempt } from './attempt.ts';
import { bankStep } from './bank-step.ts';
import { cardForm } from './card-form.ts';
import { showConfirmation } from './confirmation-view.ts';
import { createDelivery } from './delivery.ts';
import { destinationOf } from './destination.ts';
import { byId } from './dom.ts';
import { loadStripe } from './load-stripe.ts';
import { createPayment } from './payment.ts';
import { paymentForm } from './payment-form.ts';
import { createShop, type Shop } from './shop.ts';
import { showCheckout } from './show-checkout.ts';
import { tabStorage } from './tab-storage.ts';
import { pauseOrOnline } from './until-answered.ts';
import { createWallet } from './wallet.ts';

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
