/**
 * What only the browser that has paid knows of an order: who bought it, where it goes, by which card. The
 * API tells it to nobody, since a link to an order may be passed on. It is kept in this tab, for a reload.
 */
import type { ShippingAddress } from '../../functions/checkout/contract.ts';
import type { Keep } from './attempt.ts';

export type Bought = {
  readonly email: string;
  readonly shipping?: ShippingAddress | undefined;
  /** Unknown when the page was reloaded while it paid. */
  readonly card?: { readonly brand: string; readonly last4: string } | undefined;
};

const name = 'holdfast.bought';

export const keepBought = (keep: Keep, checkoutId: string, bought: Bought): void =>
  keep.setItem(name, JSON.stringify({ ...bought, checkoutId }));

/** Undefined for an order of another tab, or when what was kept can't be read. */
export const keptBought = (keep: Keep, checkoutId: string): Bought | undefined => {
  try {
    const found = JSON.parse(keep.getItem(name) ?? 'null') as
      | (Bought & { checkoutId?: unknown })
      | null;
    const isOfThis = found?.checkoutId === checkoutId && typeof found.email === 'string';
    return isOfThis ? found : undefined;
  } catch {
    return undefined;
  }
};
