/** Stripe's Express Checkout Element: Apple Pay, Google Pay and Link, whichever the browser has. */
import type {
  StripeExpressCheckoutElementShippingAddressChangeEvent as AddressEvent,
  StripeExpressCheckoutElementClickEvent as ClickEvent,
  ClickResolveDetails,
  StripeExpressCheckoutElementConfirmEvent as ConfirmEvent,
  StripeExpressCheckoutElementShippingRateChangeEvent as RateEvent,
  Stripe,
} from '@stripe/stripe-js';
import { byId } from '../page/dom.ts';
import { onSchemeChange, paymentAppearance } from './appearance.ts';
import { confirmationToken } from './confirmation-token.ts';
import { deferredIntent, type Price } from './deferred-intent.ts';
import type { Collected, Told } from './payment-entry.ts';

/** What a wallet's sheet shows. */
export type Sheet = Required<Pick<ClickResolveDetails, 'lineItems'>> &
  Pick<ClickResolveDetails, 'shippingRates'>;

/** What a shopper does with a wallet; each is answered within the time that Stripe gives. */
export type WalletActions = {
  click(event: Pick<ClickEvent, 'resolve' | 'reject'>): Promise<void>;
  changeAddress(event: Pick<AddressEvent, 'address' | 'resolve' | 'reject'>): Promise<void>;
  changeRate(event: Pick<RateEvent, 'resolve' | 'reject'>): void;
  cancel(): void;
  confirm(
    event: Pick<ConfirmEvent, 'billingDetails' | 'shippingAddress' | 'paymentFailed'>,
  ): Promise<void>;
};

export type WalletElement = {
  /** In minor units; the currency stays. */
  setTotal(amountMinor: number): void;
  lock(locked: boolean): void;
  collect(told: Told): Promise<Collected>;
  /** Removes the Element. It can't be used afterwards. */
  destroy(): void;
};

/**
 * Mounts the Element. Its place is kept from the start, so that a button that comes late moves nothing;
 * the place goes when the browser has no wallet that can pay here.
 */
export const expressCheckoutElement = (
  stripe: Stripe,
  price: Price,
  actions: WalletActions,
): WalletElement => {
  const part = byId('wallet');
  const elements = stripe.elements(deferredIntent(price));
  const element = elements.create('expressCheckout', { buttonHeight: 48, emailRequired: true });
  const forgetScheme = onSchemeChange(
    () => void elements.update({ appearance: paymentAppearance() }),
  );
  element.on('ready', ({ availablePaymentMethods }) => {
    part.hidden = !availablePaymentMethods;
    part.removeAttribute('aria-busy');
  });
  element.on('loaderror', () => {
    part.hidden = true;
  });
  element.on('click', actions.click);
  element.on('shippingaddresschange', actions.changeAddress);
  element.on('shippingratechange', actions.changeRate);
  element.on('cancel', actions.cancel);
  element.on('confirm', actions.confirm);
  element.mount(byId('wallet-buttons'));

  return {
    setTotal: (amountMinor) => void elements.update({ amount: amountMinor }),
    lock: (locked) => {
      part.inert = locked;
    },
    collect: (told) => confirmationToken(stripe, elements, told),
    destroy: () => {
      forgetScheme();
      element.destroy();
    },
  };
};
