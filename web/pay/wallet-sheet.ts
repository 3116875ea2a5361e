/** A quote as a wallet's sheet shows it: a line for each part, and the one way of shipping. */
import type { ClickResolveDetails } from '@stripe/stripe-js';
import type { Quote } from '../../functions/checkout/contract.ts';

type Shown = Required<Pick<ClickResolveDetails, 'lineItems'>> &
  Pick<ClickResolveDetails, 'shippingRates'>;

/**
 * Lines that add up to the total together with the shipping rate: discounts are negative, inclusive
 * taxes are in the prices. A sheet that asks for an address needs a rate before there is one.
 */
export const walletSheet = (quote: Quote, isShipped: boolean): Shown => {
  const { lines, discount, shipping, shippingRate, taxes, promotion, needsDestination } = quote;
  const lineItems = [
    ...lines.map(({ name, quantity, amount }) => ({ name: `${quantity} × ${name}`, amount })),
    ...(discount ? [{ name: promotion?.description ?? 'Discount', amount: -discount }] : []),
    ...taxes
      .filter(({ inclusive, amount }) => !inclusive && amount > 0)
      .map(({ name, amount }) => ({ name, amount })),
  ];
  if (!isShipped) return { lineItems };
  const unknown = needsDestination ? 'Depends on your address' : 'Shipping';
  const displayName = shippingRate?.name ?? unknown;
  return { lineItems, shippingRates: [{ id: 'shipping', displayName, amount: shipping }] };
};
