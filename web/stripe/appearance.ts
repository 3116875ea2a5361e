/** The page's colours and type for Stripe's Elements. The colours are read from the style sheet. */
import type { Appearance, StripeElementStyle } from '@stripe/stripe-js';

const dark = () => matchMedia('(prefers-color-scheme: dark)');

const color = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const fontFamily = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

/** For `stripe.elements({ appearance })`. */
export const paymentAppearance = (): Appearance => ({
  theme: dark().matches ? 'night' : 'stripe',
  variables: {
    colorPrimary: color('accent'),
    colorBackground: color('field'),
    colorText: color('ink'),
    colorTextSecondary: color('ink-soft'),
    colorTextPlaceholder: color('ink-faint'),
    colorDanger: color('danger'),
    borderRadius: '10px',
    fontFamily,
    fontSizeBase: '16px',
    spacingUnit: '4px',
  },
  rules: {
    '.Input': { border: `1px solid ${color('edge-strong')}`, boxShadow: 'none' },
    '.Label': { fontWeight: '600' },
  },
});

/** For the card Element's `style`. */
export const cardStyle = (): StripeElementStyle => ({
  base: {
    color: color('ink'),
    backgroundColor: color('field'),
    fontFamily,
    fontSize: '16px',
    '::placeholder': { color: color('ink-faint') },
  },
  invalid: { color: color('danger'), iconColor: color('danger') },
});

/** Calls back whenever the shopper's device goes dark or light; returns a function that stops that. */
export const onSchemeChange = (changed: () => void): (() => void) => {
  const scheme = dark();
  scheme.addEventListener('change', changed);
  return () => scheme.removeEventListener('change', changed);
};
