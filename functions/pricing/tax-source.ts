/**
 * Where taxes come from: the shop's own rates, or Stripe Tax, added to prices or contained in them.
 */
export const taxSources = ['rates', 'stripe-exclusive', 'stripe-inclusive'] as const;
