/**
 * What only the page that has paid knows of an order: who bought it, where it goes, by which card. The API
 * tells it to nobody, since a link to an order may be passed on; nor is it kept once there is an order.
 */
import type { ShippingAddress } from '../../functions/checkout/contract.ts';

export type Bought = {
  readonly email: string;
  readonly shipping?: ShippingAddress | undefined;
  /** As Stripe tells it; unknown when the page was reloaded while it paid. */
  readonly card?: { readonly brand: string; readonly last4: string } | undefined;
};
