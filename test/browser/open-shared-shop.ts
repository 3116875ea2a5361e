/**
 * The shop that all test files share, for tests that look only at the page. Others buy there at the
 * same time: a test must not change it, nor rely on what is left of a product.
 */
import { type OpenPage, openPage } from './open-page.ts';
import type { Addresses } from './shared/addresses.ts';

export type SharedShop = OpenPage & {
  /** Where Stripe.js is loaded from; only within tests. */
  readonly stripeUrl: string;
};

export const openSharedShop = (): SharedShop => {
  let addresses: Addresses | undefined;
  const page = openPage(async (shared) => {
    addresses = shared;
    return { pageUrl: shared.pageUrl };
  });
  return {
    ...page,
    get stripeUrl() {
      if (addresses === undefined) throw new Error('The shop is open only within tests.');
      return addresses.stripeUrl;
    },
  };
};
