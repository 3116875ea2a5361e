/** The theme for Stripe's Elements, read from the style sheet, as it is in force now. */
import type { Appearance, StripeElementStyle } from '@stripe/stripe-js';

const dark = () => matchMedia('(prefers-color-scheme: dark)');

const look = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** For `stripe.elements({ appearance })`. */
export const paymentAppearance = (): Appearance => ({
  theme: dark().matches ? 'night' : 'stripe',
  variables: {
    colorPrimary: look('accent'),
    colorBackground: look('field'),
    colorText: look('ink'),
    colorTextSecondary: look('ink-soft'),
    colorTextPlaceholder: look('ink-faint'),
    colorDanger: look('danger'),
    borderRadius: look('radius'),
    fontFamily: look('sans'),
    fontSizeBase: '16px',
    spacingUnit: '4px',
  },
  rules: {
    '.Input': { border: `1px solid ${look('edge-strong')}`, boxShadow: 'none' },
    '.Label': { fontWeight: '600' },
  },
});

/** For the card Element's `style`. */
export const cardStyle = (): StripeElementStyle => ({
  base: {
    color: look('ink'),
    backgroundColor: look('field'),
    fontFamily: look('sans'),
    fontSize: '16px',
    '::placeholder': { color: look('ink-faint') },
  },
  invalid: { color: look('danger'), iconColor: look('danger') },
});

/** Calls back whenever the shopper's device goes dark or light; returns a function that stops that. */
export const onSchemeChange = (changed: () => void): (() => void) => {
  const scheme = dark();
  scheme.addEventListener('change', changed);
  return () => scheme.removeEventListener('change', changed);
};
