import { taxedOffer, taxedQuote } from '../../../functions/http/taxed-quote.ts';
import { priceCart } from '../../../functions/pricing/pricing.ts';
import { UnknownTaxLocation } from '../../../functions/stripe/tax.ts';
import { placedAtMs } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { priceRules, productOf, productsBySku } from '../../support/products.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const quote = priceCart([{ sku: 'mug', quantity: 2 }], productsBySku(productOf()), {
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
    expect(
      await refusalOf(() => taxedQuote(quote, destination, lost, 'shipping.postalCode')),
    ).toMatchObject({ code: 'invalid_request', field: 'shipping.postalCode' });
  });
});

describe('an offer, whose address may still be typed,', () => {
  test('is not final and without tax while Stripe can’t tell the place by what there is', async () => {
    expect(await taxedOffer(quote, { country: 'US', state: 'CA' }, lost)).toEqual({
      ...quote,
      needsDestination: true,
    });
  });

  test('is refused once there is a postal code, and Stripe still can’t tell the place', async () => {
    const refusal = await refusalOf(() => taxedOffer(quote, destination, lost));
    expect(refusal).toMatchObject({ code: 'invalid_request', field: 'destination.postalCode' });
  });

  test('has the taxes that Stripe says, where it can tell them without a postal code', async () => {
    const offer = await taxedOffer(quote, { country: 'DE' }, async () => [tax]);
    expect(offer).toMatchObject({ tax: 203, total: 3003, needsDestination: false });
  });

  test('fails as Stripe does', async () => {
    const away = () => Promise.reject(new Error('Away'));
    const failure = await failureOf(() => taxedOffer(quote, { country: 'US' }, away));
    expect(failure.message).toBe('Away');
  });
});
