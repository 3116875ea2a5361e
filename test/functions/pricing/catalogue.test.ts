import { parseCatalogue } from '../../../functions/pricing/catalogue.ts';

const mug = {
  sku: 'mug',
  name: 'Enamel mug',
  description: '',
  image: '/images/mug.svg',
  unitAmount: 1400,
  stock: 0,
};
const catalogueOf = (overrides: object) => ({
  currency: 'usd',
  products: [{ ...mug, ...overrides }],
});

describe('a catalogue', () => {
  test('is taken as it is when nothing is wrong with it', () => {
    const content = catalogueOf({});
    expect(parseCatalogue(content)).toEqual(content);
  });

  test.each([
    ['that is sent', { shippable: true }],
    ['that is collected', { shippable: false }],
    ['that is captured at once', { capture: 'automatic' }],
    ['that waits for the merchant', { capture: 'on-approval' }],
    ['at the most that can be charged', { unitAmount: 99_999_999 }],
    ['without a single piece', { stock: 0 }],
    ['with a sku of 64 characters', { sku: `${'m'.repeat(61)}_-9` }],
  ])('may hold a product %s', (_, overrides) => {
    const content = catalogueOf(overrides);
    expect(parseCatalogue(content)).toEqual(content);
  });

  test.each([
    ['no object', 'mugs', 'the file'],
    ['no currency', { products: [mug] }, 'currency'],
    ['an upper-case currency', { currency: 'USD', products: [mug] }, 'currency'],
    ['a currency of four letters', { currency: 'usdt', products: [mug] }, 'currency'],
    ['no product', { currency: 'usd', products: [] }, 'products'],
    ['a sku with a space', catalogueOf({ sku: 'a mug' }), 'products.0.sku'],
    ['a sku of 65 characters', catalogueOf({ sku: 'm'.repeat(65) }), 'products.0.sku'],
    ['an empty name', catalogueOf({ name: '' }), 'products.0.name'],
    ['no description', catalogueOf({ description: undefined }), 'products.0.description'],
    ['no image', catalogueOf({ image: undefined }), 'products.0.image'],
    ['a price of nothing', catalogueOf({ unitAmount: 0 }), 'products.0.unitAmount'],
    ['a price in fractions', catalogueOf({ unitAmount: 14.5 }), 'products.0.unitAmount'],
    ['a price as text', catalogueOf({ unitAmount: '1400' }), 'products.0.unitAmount'],
    ['an unknown capture', catalogueOf({ capture: 'later' }), 'products.0.capture'],
    ['a negative stock', catalogueOf({ stock: -1 }), 'products.0.stock'],
    ['a field that nobody reads', catalogueOf({ discount: 5 }), 'products.0'],
  ])('with %s is refused, naming the field', (_, content, field) => {
    expect(() => parseCatalogue(content)).toThrow(`\n  ${field}: `);
  });

  test.each([
    [{ currency: 'USD', products: [mug] }, 'currency: must be a lower-case ISO code such as usd'],
    [{ currency: 'usd', products: [] }, 'products: must hold at least one product'],
  ])('that is refused gets an error that says what is allowed (%#)', (content, sentence) => {
    expect(() => parseCatalogue(content)).toThrow(sentence);
  });

  test('with one sku twice is refused, naming it', () => {
    const content = { currency: 'usd', products: [mug, { ...mug, name: 'Other mug' }] };
    expect(() => parseCatalogue(content)).toThrow('products.1.sku: mug is there twice');
  });

  test.each([
    ['isk', 550, 'a multiple of 100, from 100 (ISK\u00a01) to 99999900'],
    ['ugx', 101, 'a multiple of 100, from 100 (UGX\u00a01) to 99999900'],
    ['kwd', 5125, 'a multiple of 10, from 10 (KWD\u00a00.010) to 99999990'],
    ['isk', 100_000_000, 'a multiple of 100, from 100 (ISK\u00a01) to 99999900'],
    ['usd', 100_000_000, 'a multiple of 1, from 50 ($0.50) to 99999999'],
    ['usd', 49, 'a multiple of 1, from 50 ($0.50) to 99999999'],
    ['jpy', 49, 'a multiple of 1, from 50 (¥50) to 99999999'],
  ])(
    'in %s with the price %p, which cannot be charged, is refused',
    (currency, unitAmount, allowed) => {
      const content = { currency, products: [{ ...mug, unitAmount }] };
      expect(() => parseCatalogue(content)).toThrow(
        `products.0.unitAmount: ${unitAmount} can't be charged in ${currency}; it must be ${allowed}`,
      );
    },
  );

  test('with several faults is refused once, naming each', () => {
    const content = { currency: 'Dollars', products: [{ ...mug, name: '', stock: 1.5 }] };
    expect(() => parseCatalogue(content)).toThrow(
      /^catalog\.json can't be used:\n {2}currency: .+\n {2}products\.0\.name: .+\n {2}products\.0\.stock: .+$/,
    );
  });
});
