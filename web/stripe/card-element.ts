/** Stripe's card Element: number, date, code and ZIP in one line (`?element=card`). */
import type { Stripe, StripeCardElementChangeEvent } from '@stripe/stripe-js';
import { words } from '../language/speak.ts';
import { cardStyle, onSchemeChange } from './appearance.ts';
import type { EntryOptions, PaymentEntry } from './payment-entry.ts';
import { stripeLocale } from './stripe-locale.ts';

/** Mounts the Element. `collect` turns what was typed into a token, which does not depend on the total. */
export const cardElement = (stripe: Stripe, { alert, place }: EntryOptions): PaymentEntry => {
  const elements = stripe.elements({ locale: stripeLocale() });
  const element = elements.create('card', { style: cardStyle() });
  let isComplete = false;
  const onChange = ({ error, complete }: StripeCardElementChangeEvent) => {
    isComplete = complete;
    alert.show(error?.message ?? '');
  };
  const incomplete = (message = words().pay.cardUnreadable) => ({ message, isShown: false });
  const onReady = () => place.removeAttribute('aria-busy');
  element.on('change', onChange);
  element.on('ready', onReady);
  const forgetScheme = onSchemeChange(() => element.update({ style: cardStyle() }));
  element.mount(place);

  return {
    setTotal: () => {},
    lock: (locked) => element.update({ disabled: locked }),
    focus: () => element.focus(),
    // Stripe.js says what is missing only when it is asked for a token.
    check: async () => {
      if (isComplete) return undefined;
      const { error } = await stripe.createToken(element);
      return error && incomplete(error.message);
    },
    collect: async () => {
      const { token, error } = await stripe.createToken(element);
      if (error) return incomplete(error.message);
      const { id, card } = token;
      return {
        payment: { token: id },
        ...(card ? { card: { brand: card.brand, last4: card.last4 } } : {}),
      };
    },
    destroy: () => {
      forgetScheme();
      element.off('change', onChange);
      element.off('ready', onReady);
      element.destroy();
    },
  };
};
