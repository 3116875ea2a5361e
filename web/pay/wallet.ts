/** Stripe's Express Checkout Element above the form: Apple Pay, Google Pay, Link, where there is one. */
import type { Stripe } from '@stripe/stripe-js';
import type { Destination, Quote } from '../../functions/checkout/contract.ts';
import { destinationOf, shippingAddressOf } from '../deliver/destination.ts';
import type { Alert } from '../page/alert.ts';
import type { Wish } from '../page/api.ts';
import { byId } from '../page/dom.ts';
import type { Shop } from '../shop/shop.ts';
import { onSchemeChange, paymentAppearance } from './appearance.ts';
import { confirmationToken } from './confirmation-token.ts';
import { deferredIntent } from './deferred-intent.ts';
import type { Paying } from './paying.ts';
import { walletSheet } from './wallet-sheet.ts';

export type WalletOptions = {
  readonly amountMinor: number;
  readonly currency: string;
  readonly shop: Pick<Shop, 'quote' | 'soonQuote' | 'wish' | 'isShipped' | 'shipsTo'>;
  readonly pay: Paying['pay'];
  /** The price for a place; throws when there is none. */
  readonly quoteFor: (wish: Wish) => Promise<Quote>;
  readonly alert: Alert;
};

export type Wallet = {
  setTotal(amountMinor: number): void;
  lock(locked: boolean): void;
  destroy(): void;
};

/** Stripe waits a second for what the sheet is to show. */
const clickPatienceMs = 900;

const noEmail = 'The wallet gave no e-mail address. Please pay with the form instead.';

/** Mounts the Element. It shows itself only when the browser has a wallet that can pay here. */
export const createWallet = (stripe: Stripe, options: WalletOptions): Wallet => {
  const { shop, pay, quoteFor, alert } = options;
  const part = byId('wallet');
  const elements = stripe.elements(deferredIntent(options));
  const element = elements.create('expressCheckout', { buttonHeight: 48, emailRequired: true });
  const forgetScheme = onSchemeChange(
    () => void elements.update({ appearance: paymentAppearance() }),
  );
  // What the sheet is open for: the price that it shows, and what that is the price of.
  let wish: Wish | undefined;
  let shown: Quote | undefined;
  const setTotal = (amountMinor: number) => void elements.update({ amount: amountMinor });

  // Its place is kept from the start, so that a button that comes late moves nothing.
  element.on('ready', ({ availablePaymentMethods }) => {
    part.hidden = !availablePaymentMethods;
    part.removeAttribute('aria-busy');
  });
  element.on('loaderror', () => {
    part.hidden = true;
  });

  element.on('click', async (event) => {
    shown = await shop.soonQuote(clickPatienceMs);
    if (!shown) return event.reject();
    wish = shop.wish();
    alert.clear();
    const shippingAddressRequired = shop.isShipped();
    event.resolve({
      ...walletSheet(shown, shippingAddressRequired),
      emailRequired: true,
      shippingAddressRequired,
      ...(shippingAddressRequired ? { allowedShippingCountries: [...shop.shipsTo()] } : {}),
    });
  });

  const reprice = async (destination: Destination | undefined): Promise<Quote> => {
    if (!wish || !destination) throw new Error('The wallet asked for a price of nothing.');
    const asked = { ...wish, destination };
    wish = asked;
    const quote = await quoteFor(asked);
    if (wish !== asked) throw new Error('The wallet has asked for another address since.');
    shown = quote;
    setTotal(quote.total);
    return quote;
  };

  element.on('shippingaddresschange', async ({ address, resolve, reject }) => {
    try {
      resolve(walletSheet(await reprice(destinationOf(address)), true));
    } catch {
      reject();
    }
  });
  element.on('shippingratechange', ({ resolve, reject }) => {
    if (shown) resolve(walletSheet(shown, true));
    else reject();
  });

  // The sheet is gone: the button's price is the form's again.
  const close = () => {
    wish = undefined;
    shown = undefined;
    const quote = shop.quote();
    if (quote) setTotal(quote.total);
  };
  element.on('cancel', close);

  element.on('confirm', async ({ billingDetails, shippingAddress, paymentFailed }) => {
    const email = billingDetails?.email;
    if (!wish || !shown || !email) {
      paymentFailed({ reason: 'invalid_payment_data', message: noEmail });
      alert.show(noEmail);
      return close();
    }
    const shipping =
      shippingAddress && shippingAddressOf(shippingAddress.name, shippingAddress.address);
    const hasOrder = await pay({
      items: wish.items,
      email,
      quote: shown,
      shipping: shop.isShipped() ? shipping : undefined,
      collect: (returnUrl) => confirmationToken(stripe, elements, returnUrl),
      onIncomplete: ({ message }) => alert.show(message),
    });
    if (!hasOrder) {
      paymentFailed({ reason: 'fail' });
      close();
    }
  });

  element.mount(byId('wallet-buttons'));

  return {
    setTotal: (amountMinor) => {
      if (!wish) setTotal(amountMinor);
    },
    lock: (locked) => {
      part.inert = locked;
    },
    destroy: () => {
      forgetScheme();
      element.destroy();
    },
  };
};
