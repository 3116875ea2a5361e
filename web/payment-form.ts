/** Stripe's Payment Element, without a PaymentIntent until the server makes one (deferred intent). */
import type { Stripe, StripeElementsOptionsMode } from '@stripe/stripe-js';
import { onSchemeChange, paymentAppearance } from './appearance.ts';
import {
  cardUnreadable,
  type EntryOptions,
  frameUnavailable,
  type PaymentEntry,
} from './payment-entry.ts';

/**
 * Mounts the Element. `collect` checks what was typed and turns it into a confirmation token: a
 * hold is placed by the server alone. Source: https://docs.stripe.com/payments/finalize-payments-on-the-server
 */
export const paymentForm = (stripe: Stripe, options: EntryOptions): PaymentEntry => {
  const { alert, place } = options;
  const elements = stripe.elements(elementsOptions(options));
  const element = elements.create('payment', { layout: 'tabs' });
  // What was wrong has been changed; the Element marks its own fields.
  const onChange = () => alert.clear();
  const onReady = () => place.removeAttribute('aria-busy');
  const onLoadError = () => alert.show(frameUnavailable);
  element.on('change', onChange);
  element.on('ready', onReady);
  element.on('loaderror', onLoadError);
  const forgetScheme = onSchemeChange(
    () => void elements.update({ appearance: paymentAppearance() }),
  );
  element.mount(place);

  return {
    setTotal: (amountMinor) => void elements.update({ amount: amountMinor }),
    lock: (locked) => element.update({ readOnly: locked }),
    focus: () => element.focus(),
    collect: async (returnUrl) => {
      const checked = await elements.submit();
      if (checked.error) return { message: checked.error.message ?? cardUnreadable };
      const { confirmationToken, error } = await stripe.createConfirmationToken({
        elements,
        params: { return_url: returnUrl },
      });
      if (error) return { message: error.message ?? cardUnreadable };
      return { payment: { confirmationToken: confirmationToken.id } };
    },
    destroy: () => {
      forgetScheme();
      element.off('change', onChange);
      element.off('ready', onReady);
      element.off('loaderror', onLoadError);
      element.destroy();
    },
  };
};

// `paymentMethodTypes` is what Stripe.js /v3/ knows; its types are those of the release train Endive,
// which has `allowedPaymentMethodTypes` instead. Who changes the script's address, changes this.
const elementsOptions = ({ amountMinor, currency }: EntryOptions) => {
  const options: StripeElementsOptionsMode & { readonly paymentMethodTypes: string[] } = {
    mode: 'payment',
    amount: amountMinor,
    currency,
    captureMethod: 'manual',
    paymentMethodTypes: ['card'],
    appearance: paymentAppearance(),
    locale: 'en',
  };
  return options;
};
