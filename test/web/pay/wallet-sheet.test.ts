import type { Quote } from '../../../functions/checkout/contract.ts';
import { walletSheet } from '../../../web/pay/wallet-sheet.ts';

const quote: Quote = {
  currency: 'usd',
  lines: [{ sku: 'mug', name: 'Enamel mug', quantity: 2, unitAmount: 1400, amount: 2800 }],
  subtotal: 2800,
  discount: 280,
  shipping: 500,
  shippingRate: { name: 'Standard' },
  tax: 208,
  taxes: [{ name: 'Sales tax', percent: '8.25', amount: 208, inclusive: false }],
  total: 3228,
  needsDestination: false,
  promotion: { code: 'SPRING10', description: '10% off' },
};
const sumOf = ({ lineItems, shippingRates = [] }: ReturnType<typeof walletSheet>) =>
  [...lineItems, ...shippingRates].reduce((sum, { amount }) => sum + amount, 0);

describe('a wallet’s sheet', () => {
  test('adds up to the total that the button says', () => {
    expect(sumOf(walletSheet(quote, true))).toBe(quote.total);
  });

  test('leaves out a tax that the prices include, which would be counted twice', () => {
    const vat = { name: 'VAT', percent: '19', amount: 402, inclusive: true };
    const inclusive = { ...quote, tax: 402, taxes: [vat], total: 3020 };
    expect(sumOf(walletSheet(inclusive, true))).toBe(inclusive.total);
  });

  test('names each line with its quantity, and each tax', () => {
    const { lineItems } = walletSheet(quote, true);
    expect(lineItems.map(({ name }) => name)).toEqual(['2 × Enamel mug', '10% off', 'Sales tax']);
  });

  test('has no line for a discount when there is none', () => {
    const { promotion: _, ...undiscounted } = { ...quote, discount: 0 };
    expect(walletSheet(undiscounted, false).lineItems).toHaveLength(2);
  });

  test('shows a discount as a negative line, in the promotion’s words', () => {
    expect(walletSheet(quote, true).lineItems).toContainEqual({ name: '10% off', amount: -280 });
  });

  test('names the only way of shipping', () => {
    expect(walletSheet(quote, true).shippingRates).toEqual([
      { id: 'shipping', displayName: 'Standard', amount: 500 },
    ]);
  });

  test('has a rate before there is an address, since Stripe asks for one', () => {
    const { shippingRate: _, ...unknown } = { ...quote, shipping: 0, needsDestination: true };
    expect(walletSheet(unknown, true).shippingRates).toEqual([
      { id: 'shipping', displayName: 'Depends on your address', amount: 0 },
    ]);
  });

  test('calls a known amount without a name shipping', () => {
    const { shippingRate: _, ...unnamed } = quote;
    expect(walletSheet(unnamed, true).shippingRates?.[0]?.displayName).toBe('Shipping');
  });

  test('asks for no way of shipping when nothing is shipped', () => {
    expect(walletSheet(quote, false)).not.toHaveProperty('shippingRates');
  });
});
