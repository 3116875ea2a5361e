/** Stripe's Payment Element, shown before there is a PaymentIntent (a deferred intent). */
import type { Stripe } from '@stripe/stripe-js';
import { words } from '../language/speak.ts';
import { onSchemeChange, paymentAppearance } from './appearance.ts';
import { checkElements, confirmationToken } from './confirmation-token.ts';
import { deferredIntent } from './deferred-intent.ts';
import type { EntryOptions, PaymentEntry } from './payment-entry.ts';

/**
 * Mounts the Element. `collect` checks what was typed and turns it into a confirmation token: only the
 * server places a hold. Source: https://docs.stripe.com/payments/finalize-payments-on-the-server
 */
export const paymentElement = (stripe: Stripe, options: EntryOptions): PaymentEntry => {
  const { alert, place } = options;
  const elements = stripe.elements(deferredIntent(options));
  const element = elements.create('payment', { layout: 'tabs' });
  // What the alert was about has changed. What is wrong now, the Element says beside its own fields.
  const onChange = () => alert.clear();
  const onReady = () => place.removeAttribute('aria-busy');
  const onLoadError = () => {
    place.hidden = true;
    alert.show(words().pay.partNotLoaded);
  };
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
    check: () => checkElements(elements),
    collect: (told) => confirmationToken(stripe, elements, told),
    destroy: () => {
      forgetScheme();
      element.off('change', onChange);
      element.off('ready', onReady);
      element.off('loaderror', onLoadError);
      element.destroy();
    },
  };
};
