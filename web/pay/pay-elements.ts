/** Stripe's Elements in the form, card and wallet: mounted together at the first price. */

import type { Price } from '../stripe/deferred-intent.ts';
import { type Stripe, StripeUnavailable } from '../stripe/load-stripe.ts';
import type { PaymentEntry } from '../stripe/payment-entry.ts';
import type { Wallet } from './wallet.ts';

type PayElementsOptions = {
  readonly stripe: Promise<Stripe>;
  readonly mountEntry: (stripe: Stripe, price: Price) => PaymentEntry;
  readonly mountWallet: (stripe: Stripe, price: Price) => Wallet;
  /** The Elements are mounted, or it is known that they never will be. */
  readonly onChange: () => void;
};

export const createPayElements = (options: PayElementsOptions) => {
  const { stripe, mountEntry, mountWallet, onChange } = options;
  let entry: PaymentEntry | undefined;
  let wallet: Wallet | undefined;
  let isStripeAway = false;
  let price: Price;

  const mount = async () => {
    try {
      const loaded = await stripe;
      entry ??= mountEntry(loaded, price);
      wallet ??= mountWallet(loaded, price);
    } catch (error) {
      // The page says elsewhere, once, why there is no Stripe.
      if (!(error instanceof StripeUnavailable)) throw error;
      isStripeAway = true;
    }
    onChange();
  };

  return {
    /** Where the card is entered; undefined while it isn't mounted. */
    entry: () => entry,
    isStripeAway: () => isStripeAway,
    setPrice: (next: Price) => {
      price = next;
      entry?.setTotal(price.amountMinor);
      wallet?.setTotal(price.amountMinor);
      if (!entry) void mount();
    },
    lockEntry: (locked: boolean) => entry?.lock(locked),
    lockWallet: (locked: boolean) => wallet?.lock(locked),
    destroy: () => {
      entry?.destroy();
      entry = undefined;
      wallet?.destroy();
      wallet = undefined;
    },
  };
};
