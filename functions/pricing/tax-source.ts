/** Whose taxes a price has: the shop's own rates, or Stripe Tax's, on top of it or contained in it. */
export const taxSources = ['rates', 'stripe-exclusive', 'stripe-inclusive'] as const;
