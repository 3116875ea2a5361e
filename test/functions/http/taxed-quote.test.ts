import { priceCart } from '../../../functions/checkout/pricing.ts';
import { taxedQuote } from '../../../functions/http/taxed-quote.ts';
import { UnknownTaxLocation } from '../../../functions/services/stripe-tax.ts';
import { productOf, productsBySku } from '../../support/products.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const quote = priceCart([{ sku: 'mug', quantity: 2 }], productsBySku(productOf()));
const destination = { country: 'US', postalCode: '94107' };
const tax = { name: 'Sales tax', percent: '7.25', amount: 203, inclusive: false };

describe('a quote', () => {
  test('has the taxes that Stripe says, and their total', async () => {
    const asked: unknown[] = [];
    const taxesOf = async (taxed: object) => {
      asked.push(taxed);
      return [tax];
    };
    expect(await taxedQuote(quote, destination, taxesOf, 'field')).toEqual({
      ...quote,
      taxes: [tax],
      tax: 203,
      total: 3003,
    });
    expect(asked).toEqual([{ currency: 'usd', goodsMinor: 2800, shippingMinor: 0, destination }]);
  });

  test('whose prices contain the tax costs the same', async () => {
    const contained = { ...tax, inclusive: true };
    const { total } = await taxedQuote(quote, destination, async () => [contained], 'field');
    expect(total).toBe(2800);
  });

  test('stays as it is without a destination, or with the shop’s own rates', async () => {
    const never = () => Promise.reject(new Error('asked'));
    expect(await taxedQuote(quote, undefined, never, 'field')).toBe(quote);
    expect(await taxedQuote(quote, destination, undefined, 'field')).toBe(quote);
  });

  test('is refused with a sentence when Stripe can’t find the address', async () => {
    const lost = () => Promise.reject(new UnknownTaxLocation());
    expect(
      await refusalOf(() => taxedQuote(quote, destination, lost, 'shipping.postalCode')),
    ).toMatchObject({ code: 'invalid_request', field: 'shipping.postalCode' });
  });
});
