import { taxedOffer, taxedQuote } from '../../../functions/http/taxed-quote.ts';
import { priceCart } from '../../../functions/pricing/pricing.ts';
import { UnknownTaxLocation } from '../../../functions/stripe/tax.ts';
import { placedAtMs } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { priceRules, productOf, productsBySku } from '../../support/products.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const products = productsBySku(productOf());
const quote = priceCart([{ sku: 'mug', quantity: 2 }], products, {
  rules: priceRules,
  nowMs: placedAtMs,
});
const destination = { country: 'US', postalCode: '94107' };
const tax = { name: 'Sales tax', percent: '7.25', amount: 203, inclusive: false };

const lost = () => Promise.reject(new UnknownTaxLocation());

describe('a quote', () => {
  test('has the taxes that Stripe says, and their total', async () => {
    const asked: unknown[] = [];
    const taxesOf = async (taxed: object) => {
      asked.push(taxed);
      return { id: 'taxcalc_1', taxes: [tax] };
    };
    expect(await taxedQuote(quote, { products, destination, taxesOf }, 'field')).toEqual({
      quote: { ...quote, taxes: [tax], tax: 203, total: 3003 },
      taxCalculation: 'taxcalc_1',
    });
    expect(asked).toEqual([
      { currency: 'usd', goods: [{ amountMinor: 2800 }], shippingMinor: 0, destination },
    ]);
  });

  test('whose prices contain the tax costs the same', async () => {
    const contained = { ...tax, inclusive: true };
    const taxing = {
      products,
      destination,
      taxesOf: async () => ({ id: 'taxcalc_1', taxes: [contained] }),
    };
    const taxed = await taxedQuote(quote, taxing, 'field');
    expect(taxed.quote.total).toBe(2800);
  });

  test('stays as it is without a destination, or with the shop’s own rates', async () => {
    const never = () => Promise.reject(new Error('asked'));
    expect(
      await taxedQuote(quote, { products, destination: undefined, taxesOf: never }, 'field'),
    ).toEqual({ quote });
    expect(await taxedQuote(quote, { products, destination, taxesOf: undefined }, 'field')).toEqual(
      { quote },
    );
  });

  test('is refused with a sentence when Stripe can’t find the address', async () => {
    expect(
      await refusalOf(() =>
        taxedQuote(quote, { products, destination, taxesOf: lost }, 'shipping.postalCode'),
      ),
    ).toMatchObject({ code: 'invalid_request', field: 'shipping.postalCode' });
  });
});

describe('an offer, whose address may still be typed,', () => {
  test('is not final and without tax while Stripe can’t tell the place by what there is', async () => {
    expect(
      await taxedOffer(quote, {
        products,
        destination: { country: 'US', state: 'CA' },
        taxesOf: lost,
      }),
    ).toEqual({
      ...quote,
      needsDestination: true,
    });
  });

  test('is refused once there is a postal code, and Stripe still can’t tell the place', async () => {
    const refusal = await refusalOf(() =>
      taxedOffer(quote, { products, destination, taxesOf: lost }),
    );
    expect(refusal).toMatchObject({ code: 'invalid_request', field: 'destination.postalCode' });
  });

  test('has the taxes that Stripe says, where it can tell them without a postal code', async () => {
    const offer = await taxedOffer(quote, {
      products,
      destination: { country: 'DE' },
      taxesOf: async () => ({ id: 'taxcalc_1', taxes: [tax] }),
    });
    expect(offer).toMatchObject({ tax: 203, total: 3003, needsDestination: false });
  });

  test('fails as Stripe does', async () => {
    const away = () => Promise.reject(new Error('Away'));
    const failure = await failureOf(() =>
      taxedOffer(quote, { products, destination: { country: 'US' }, taxesOf: away }),
    );
    expect(failure.message).toBe('Away');
  });
});
