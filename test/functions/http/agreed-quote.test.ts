import type { Destination } from '../../../functions/checkout/contract.ts';
import { agreedQuote } from '../../../functions/http/agreed-quote.ts';
import { cachedTaxes } from '../../../functions/http/tax-cache.ts';
import { priceCart } from '../../../functions/pricing/pricing.ts';
import { placedAtMs } from '../../support/checkouts.ts';
import { priceRules, productOf, productsBySku } from '../../support/products.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const products = productsBySku(productOf());
const priced = priceCart([{ sku: 'mug', quantity: 2 }], products, {
  rules: priceRules,
  nowMs: placedAtMs,
});
const shipping = {
  name: 'Ada',
  line1: '1 Street',
  city: 'Berkeley',
  state: 'CA',
  postalCode: '94704',
  country: 'US',
};

/** Stripe, for which the street is taxed higher than the region is. */
const taxes = () => {
  const asked: Destination[] = [];
  const cached = cachedTaxes(
    async ({ destination }) => {
      asked.push(destination);
      const amount = destination.line1 === undefined ? 203 : 287;
      const tax = { name: 'Sales tax', percent: '7.25', amount, inclusive: false };
      return { id: `taxcalc_${asked.length}`, taxes: [tax] };
    },
    () => placedAtMs,
  );
  return { asked, cached };
};

const agree = (expectedTotal: number, { cached } = taxes()) =>
  agreedQuote(priced, { products, shipping, taxes: cached, expectedTotal });

test('the price is that of the street, and its calculation is taken once', async () => {
  const stripe = taxes();
  const take = await agree(3087, stripe);
  expect(await take()).toMatchObject({ quote: { total: 3087 }, taxCalculation: 'taxcalc_1' });
  expect((await take()).taxCalculation).toBe('taxcalc_2');
});

test('a wallet’s shopper, who was shown the price before the street was known, pays that', async () => {
  const stripe = taxes();
  const take = await agree(3003, stripe);
  expect(await take()).toMatchObject({ quote: { total: 3003 }, taxCalculation: 'taxcalc_2' });
  expect(stripe.asked.at(-1)).toEqual({ country: 'US', state: 'CA', postalCode: '94704' });
});

test('any other total is refused, with the price of the street', async () => {
  expect(await refusalOf(() => agree(2800))).toMatchObject({
    code: 'price_changed',
    quote: { total: 3087 },
  });
});

test('taxes that changed since the shopper’s price was looked up are not taken unseen', async () => {
  const amounts = [203, 204];
  const changing = cachedTaxes(
    async () => ({
      id: 'taxcalc_1',
      taxes: [{ name: 'Tax', percent: '1', amount: amounts.shift() ?? 0, inclusive: false }],
    }),
    () => placedAtMs,
  );
  const agreeing = { products, shipping, taxes: changing, expectedTotal: 3003 };
  const take = await agreedQuote(priced, agreeing);
  expect((await take()).quote.total).toBe(3003);
  expect(await refusalOf(take)).toMatchObject({ code: 'price_changed', quote: { total: 3004 } });
});

test('another total is refused of what is not sent, too, and Stripe is not asked', async () => {
  const { asked, cached } = taxes();
  const agreeing = { products, shipping: undefined, taxes: cached, expectedTotal: 2801 };
  expect(await refusalOf(() => agreedQuote(priced, agreeing))).toMatchObject({
    code: 'price_changed',
    quote: { total: 2800 },
  });
  expect(asked).toEqual([]);
});

test('a shop with its own rates has its own price, and no calculation', async () => {
  const agreeing = { products, shipping, taxes: undefined };
  const take = await agreedQuote(priced, { ...agreeing, expectedTotal: 2800 });
  expect(await take()).toEqual({ quote: priced });
  expect(
    await refusalOf(() => agreedQuote(priced, { ...agreeing, expectedTotal: 2801 })),
  ).toMatchObject({ code: 'price_changed' });
});
