/** A quote as a wallet's sheet shows it: one row for each part, and the one way of shipping. */
import type { Quote } from '../../functions/checkout/contract.ts';
import { formatNumber, words } from '../language/speak.ts';
import type { Sheet } from '../stripe/express-checkout-element.ts';

/**
 * The rows and the shipping rate add up to the total: a discount is negative, and inclusive taxes, which
 * are in the prices, have no row. A sheet that asks for an address needs a rate before it has one.
 */
export const walletSheet = (quote: Quote, isShipped: boolean): Sheet => {
  const { lines, discount, shipping, shippingRate, taxes, promotion, needsDestination } = quote;
  const text = words().totals;
  const lineItems = [
    ...lines.map(({ name, quantity, amount }) => ({
      name: `${formatNumber(quantity)} × ${name}`,
      amount,
    })),
    ...(discount ? [{ name: promotion?.description ?? text.discount, amount: -discount }] : []),
    ...taxes
      .filter(({ inclusive, amount }) => !inclusive && amount > 0)
      .map(({ name, amount }) => ({ name, amount })),
  ];
  if (!isShipped) return { lineItems };
  const unknown = needsDestination ? text.dependsOnAddress : text.shipping;
  const displayName = shippingRate?.name ?? unknown;
  return { lineItems, shippingRates: [{ id: 'shipping', displayName, amount: shipping }] };
};
