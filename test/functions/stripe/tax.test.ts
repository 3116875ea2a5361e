import { startStripeStandIn } from '@holdfast/stripe-stand-in/server';
import Stripe from 'stripe';
import { stripeTaxes, taxApiVersion, UnknownTaxLocation } from '../../../functions/stripe/tax.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

const taxed = {
  currency: 'usd',
  goods: [{ amountMinor: 2400 }],
  shippingMinor: 600,
  destination: { country: 'US', state: 'CA', postalCode: '94107' },
};
const calculate = (inclusive = false, url = wire.url) =>
  stripeTaxes(url, async () => 'rk_test_tax', inclusive)(taxed);

describe('Stripe’s taxes', () => {
  test('are asked for each tax code apart', async () => {
    wire.answer({ body: { id: 'taxcalc_1', tax_breakdown: [] } });
    const goods = [{ amountMinor: 1400 }, { amountMinor: 1000, taxCode: 'txcd_35010000' }];
    await stripeTaxes(wire.url, async () => 'rk_test_tax', false)({ ...taxed, goods });
    expect(wire.asked.at(-1)?.fields).toMatchObject({
      'line_items[0][amount]': '1400',
      'line_items[0][reference]': 'goods',
      'line_items[1][amount]': '1000',
      'line_items[1][reference]': 'txcd_35010000',
      'line_items[1][tax_code]': 'txcd_35010000',
    });
  });

  test('are asked for goods and shipping at an address', async () => {
    wire.answer({
      body: {
        id: 'taxcalc_1',
        tax_breakdown: [
          {
            amount: 218,
            inclusive: false,
            tax_rate_details: { percentage_decimal: '7.25', tax_type: 'sales_tax' },
          },
          {
            amount: 9,
            inclusive: true,
            tax_rate_details: { percentage_decimal: '19.0', tax_type: 'vat' },
          },
          {
            amount: 1,
            inclusive: true,
            tax_rate_details: { percentage_decimal: '0.5', tax_type: null },
          },
          {
            amount: 0,
            inclusive: false,
            tax_rate_details: { percentage_decimal: '0.0', tax_type: null },
          },
        ],
      },
    });
    expect(await calculate()).toEqual({
      id: 'taxcalc_1',
      taxes: [
        { name: 'Sales tax', percent: '7.25', amount: 218, inclusive: false },
        { name: 'VAT', percent: '19', amount: 9, inclusive: true },
        { name: 'Tax', percent: '0.5', amount: 1, inclusive: true },
      ],
    });
    expect(wire.asked).toEqual([
      {
        call: 'POST /v1/tax/calculations',
        fields: {
          currency: 'usd',
          'line_items[0][amount]': '2400',
          'line_items[0][reference]': 'goods',
          'line_items[0][tax_behavior]': 'exclusive',
          'shipping_cost[amount]': '600',
          'shipping_cost[tax_behavior]': 'exclusive',
          'customer_details[address_source]': 'shipping',
          'customer_details[address][country]': 'US',
          'customer_details[address][state]': 'CA',
          'customer_details[address][postal_code]': '94107',
        },
        idempotencyKey: undefined,
      },
    ]);
  });

  test.each([
    ['503', 503, {}, 'StripeUnavailable', 'Stripe Tax answered 503.'],
    [
      '400 with a code',
      400,
      { error: { code: 'parameter_invalid' } },
      'StripeUnavailable',
      'Stripe Tax answered 400 parameter_invalid.',
    ],
    ['nothing that can be read', 200, 'oops', 'StripeUnavailable', 'Stripe Tax answered 200.'],
    [
      'a tax without its percentage',
      200,
      { id: 'taxcalc_1', tax_breakdown: [{ amount: 5, inclusive: false, tax_rate_details: {} }] },
      'StripeUnavailable',
      'Stripe Tax answered 200.',
    ],
    ['no calculation', 200, { tax_breakdown: [] }, 'StripeUnavailable', 'answered 200.'],
    ['no taxes', 200, { id: 'taxcalc_1' }, 'StripeUnavailable', 'answered 200.'],
    [
      'that the key may not',
      403,
      { error: {} },
      'Misconfigured',
      'The key in the secret StripeTaxKey',
    ],
  ])('are not known when Stripe answers %s', async (_, status, body, name, sentence) => {
    wire.answer({ status, body });
    const failure = await failureOf(calculate);
    expect([failure.name, failure.message]).toEqual([name, expect.stringContaining(sentence)]);
  });

  test.each(['Tokyo', 'California', 'ca'])(
    'are asked for without a state that is not a code: %s',
    async (state) => {
      wire.answer({ body: { id: 'taxcalc_1', tax_breakdown: [] } });
      const destination = { ...taxed.destination, state };
      await stripeTaxes(wire.url, async () => 'rk_test_tax', false)({ ...taxed, destination });
      const fields = Object.keys(wire.asked.at(-1)?.fields ?? {});
      expect(fields).toContain('customer_details[address][country]');
      expect(fields).not.toContain('customer_details[address][state]');
    },
  );

  test('are asked for again with a key that was rolled meanwhile, and only then', async () => {
    const rolled = async (refusedKey?: string) =>
      refusedKey === undefined ? 'rk_test_old' : 'rk_test_new';
    wire.answer({ status: 401, body: {} }, { body: { id: 'taxcalc_1', tax_breakdown: [] } });
    expect(await stripeTaxes(wire.url, rolled, false)(taxed)).toEqual({
      id: 'taxcalc_1',
      taxes: [],
    });
    expect(wire.keys).toEqual(['Bearer rk_test_old', 'Bearer rk_test_new']);
    wire.answer({ status: 401, body: {} });
    expect((await failureOf(calculate)).name).toBe('Misconfigured');
    expect(wire.asked).toHaveLength(1);
  });

  test('are asked for with the street and the city, once they are known', async () => {
    wire.answer({ body: { id: 'taxcalc_1', tax_breakdown: [] } });
    const destination = { ...taxed.destination, city: 'San Francisco', line1: '1 Street' };
    await stripeTaxes(wire.url, async () => 'rk_test_tax', false)({ ...taxed, destination });
    expect(wire.asked.at(-1)?.fields).toMatchObject({
      'customer_details[address][city]': 'San Francisco',
      'customer_details[address][line1]': '1 Street',
    });
  });

  test('are asked for in the version of Stripe’s API that every other request has', async () => {
    wire.answer({ body: { id: 'taxcalc_1', tax_breakdown: [] } });
    await calculate();
    expect(wire.versions).toEqual([Stripe.API_VERSION]);
    expect(taxApiVersion).toBe(Stripe.API_VERSION);
  });

  test('need an address that Stripe can find', async () => {
    wire.answer({ status: 400, body: { error: { code: 'customer_tax_location_invalid' } } });
    expect(await failureOf(calculate)).toBeInstanceOf(UnknownTaxLocation);
  });

  test('are not known when Stripe can’t be reached', async () => {
    expect((await failureOf(() => calculate(false, 'http://127.0.0.1:9'))).name).toBe(
      'StripeUnavailable',
    );
  });

  test('are as the stand-in has them, on top of the prices or contained in them', async () => {
    const standIn = await startStripeStandIn({ port: 0 });
    try {
      expect(await calculate(false, standIn.url)).toMatchObject({
        taxes: [{ amount: 218, inclusive: false }],
      });
      expect(await calculate(true, standIn.url)).toMatchObject({
        taxes: [{ amount: 203, inclusive: true }],
      });
    } finally {
      await standIn.close();
    }
  });
});
