/**
 * The taxes of a capture of less than was held. Stripe reports what its calculation says, whatever
 * was captured, so a part has a calculation of its own.
 * Source: https://docs.stripe.com/tax/payment-intent
 */
import type Stripe from 'stripe';
import type { AuthorizedDocument } from '../checkout/documents.ts';
import { stripeKeys } from '../checkout/idempotency.ts';
import { refreshed } from './remembered-failures.ts';

type Price = Pick<Stripe.Tax.CalculationLineItem, 'amount' | 'amount_tax' | 'tax_behavior'>;

/** Short, so that Capture's function outlasts these calls and a slow capture after them. */
const patience = { timeout: 4000 };

type Part = Pick<
  AuthorizedDocument,
  'checkoutId' | 'amountMinor' | 'captureMinor' | 'taxCalculation'
>;

/**
 * Calculates the taxes in `captureMinor`: every price of the calculation that the hold names, in
 * proportion, at the same address and by the rates of the same day. The parts contain their taxes,
 * so that they add up to what is captured. Resolves to the new calculation's id, or to undefined
 * where all of the hold is captured or Stripe calculated no taxes. A repeat gives the same id for
 * as long as Stripe remembers the key. Throws Stripe's own errors.
 */
export const calculatePart = async (
  client: Stripe,
  { checkoutId, amountMinor, captureMinor = amountMinor, taxCalculation }: Part,
  now: () => number,
): Promise<string | undefined> => {
  if (taxCalculation === undefined || captureMinor === amountMinor) return undefined;
  const [whole, lines] = await Promise.all([
    client.tax.calculations.retrieve(taxCalculation, {}, patience),
    client.tax.calculations.listLineItems(taxCalculation, { limit: 100 }, patience),
  ]);
  const { shipping_cost: shipping, customer_details: customer } = whole;
  const prices: readonly Price[] = [...lines.data, ...(shipping === null ? [] : [shipping])];
  const parts = inProportion(prices.map(grossOf), captureMinor);
  const inclusive = { tax_behavior: 'inclusive' } as const;
  const shippingPart = shipping === null ? 0 : (parts.at(-1) ?? 0);
  const part: Stripe.Tax.CalculationCreateParams = {
    currency: whole.currency,
    tax_date: whole.tax_date,
    line_items: lines.data.flatMap(({ reference, tax_code }, index) => {
      const amount = parts[index] ?? 0;
      return amount === 0
        ? []
        : [{ amount, reference, ...inclusive, ...(tax_code && { tax_code }) }];
    }),
    ...(shippingPart > 0 && { shipping_cost: { amount: shippingPart, ...inclusive } }),
    customer_details: {
      address: addressOf(customer.address),
      address_source: customer.address_source ?? 'shipping',
    },
  };
  const key = stripeKeys.partTax(checkoutId, captureMinor);
  const { id } = await refreshed(key, now, (idempotencyKey) =>
    client.tax.calculations.create(part, { idempotencyKey, ...patience }),
  );
  return id ?? undefined;
};

/** What the shopper was to pay for it, taxes included. */
const grossOf = ({ amount, amount_tax, tax_behavior }: Price): number =>
  tax_behavior === 'inclusive' ? amount : amount + amount_tax;

/** Shares of `partMinor` in proportion to the amounts, which add up to it; exact for any amount. */
const inProportion = (amounts: readonly number[], partMinor: number): readonly number[] => {
  const whole = amounts.reduce((sum, each) => sum + each, 0);
  let before = 0;
  const shareOf = (upTo: number) => Number((BigInt(partMinor) * BigInt(upTo)) / BigInt(whole));
  return amounts.map((amount) => {
    const share = shareOf(before + amount) - shareOf(before);
    before += amount;
    return share;
  });
};

const addressOf = (
  address: Stripe.Tax.Calculation.CustomerDetails['address'],
): Stripe.Tax.CalculationCreateParams.CustomerDetails.Address => ({
  country: address?.country ?? '',
  ...(address?.state && { state: address.state }),
  ...(address?.postal_code && { postal_code: address.postal_code }),
  ...(address?.city && { city: address.city }),
  ...(address?.line1 && { line1: address.line1 }),
});
