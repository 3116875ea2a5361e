import type { Quote } from '../../../functions/checkout/contract.ts';
import { partsOf } from '../../../web/shop/totals.ts';

const added = { name: 'Sales tax', percent: '7.25', amount: 174, inclusive: false };
const vat = { name: 'VAT', percent: '19', amount: 623, inclusive: true };

/** A poster, sent; without taxes. */
const quoteOf = (overrides: Partial<Quote> = {}): Quote => ({
  currency: 'usd',
  lines: [],
  subtotal: 2400,
  discount: 0,
  shipping: 600,
  shippingRate: { name: 'Standard' },
  tax: 0,
  taxes: [],
  total: 3000,
  needsDestination: false,
  ...overrides,
});
const shown = (quote: Parameters<typeof partsOf>[0]) =>
  partsOf(quote).map(({ label, value }) => `${label}: ${value}`);

describe('the amounts of a quote', () => {
  test('are its goods, what is taken off, and what is added, up to the total', () => {
    const quote = quoteOf({
      discount: 240,
      promotion: { code: 'TENTH', description: '10 % off' },
      taxes: [added],
      tax: 174,
      total: 2934,
    });
    expect(shown(quote)).toEqual([
      'Subtotal: $24.00',
      'Discount (TENTH): -$2.40',
      'Shipping (Standard): $6.00',
      'Sales tax (7.25%): $1.74',
      'Total: $29.34',
    ]);
  });

  test('say below the total what tax it includes, which nobody adds to it', () => {
    expect(shown(quoteOf({ taxes: [vat] })).slice(-2)).toEqual([
      'Total: $30.00',
      'incl. VAT (19%): $6.23',
    ]);
  });

  test('say that sending is free where it is', () => {
    expect(shown(quoteOf({ shipping: 0, total: 2400 }))).toContain('Shipping (Standard): Free');
  });

  test('without an address say what is still to come', () => {
    const { shippingRate: _, ...quote } = quoteOf({
      needsDestination: true,
      shipping: 0,
      total: 2400,
    });
    expect(shown(quote)).toEqual([
      'Subtotal: $24.00',
      'Shipping and tax: after your address',
      'Total so far: $24.00',
    ]);
  });

  test('with half an address have the shipping that is known, and say that the tax is to come', () => {
    expect(shown(quoteOf({ needsDestination: true }))).toEqual([
      'Subtotal: $24.00',
      'Shipping (Standard): $6.00',
      'Tax: after your address',
      'Total so far: $30.00',
    ]);
  });

  test('of nothing but goods are the goods', () => {
    const { shippingRate: _, ...quote } = quoteOf({ shipping: 0, total: 2400 });
    expect(shown(quote)).toEqual(['Subtotal: $24.00', 'Total: $24.00']);
  });
});

test('the amounts of a checkout have its taxes, those in the prices too', () => {
  const checkout = { currency: 'eur', total: 3900, subtotal: 2400, discount: 0, shipping: 1500 };
  expect(shown({ ...checkout, taxes: [vat] })).toEqual([
    'Subtotal: €24.00',
    'Shipping: €15.00',
    'Total: €39.00',
    'incl. VAT (19%): €6.23',
  ]);
});
