import { calculatePart } from '../../../functions/stripe/part-tax.ts';
import { authorizedDocumentOf, checkoutId, placedAtMs } from '../../support/checkouts.ts';
import { type StripeOnWire, stripeOnWire } from '../../support/stripe-on-wire.ts';

let wire: StripeOnWire;
beforeAll(async () => {
  wire = await stripeOnWire();
});
afterAll(() => wire.close());

const address = {
  country: 'US',
  state: 'CA',
  postal_code: '94704',
  city: 'Berkeley',
  line1: '1 Street',
  line2: null,
};
/** $28.00 on the whole: a mug, a book without tax, and shipping. */
const whole = (behavior: 'exclusive' | 'inclusive', tax: number, fields: object = {}) => {
  const price = (amount: number, amount_tax: number) => ({
    amount: behavior === 'exclusive' ? amount - amount_tax : amount,
    amount_tax,
    tax_behavior: behavior,
  });
  // Both reads are sent at once, so this answers either.
  const body = {
    id: 'taxcalc_1',
    object: 'list',
    currency: 'usd',
    tax_date: 1_795_000_000,
    customer_details: { address, address_source: 'shipping' },
    shipping_cost: { ...price(300, 0), tax_code: 'txcd_92010001' },
    data: [
      { ...price(1500, tax), reference: 'goods', tax_code: null },
      { ...price(1000, 0), reference: 'txcd_35010000', tax_code: 'txcd_35010000' },
    ],
    ...fields,
  };
  return [{ body }, { body }];
};
const part = async (captureMinor?: number, taxCalculation: string | undefined = 'taxcalc_1') =>
  calculatePart(
    await wire.stripe(),
    authorizedDocumentOf({
      ...(captureMinor !== undefined && { captureMinor }),
      ...(taxCalculation !== '' && { taxCalculation }),
    }),
    () => placedAtMs,
  );

test.each(['exclusive', 'inclusive'] as const)(
  'a part of %s prices is calculated in proportion, with its taxes in it',
  async (behavior) => {
    wire.answer(...whole(behavior, 102), { body: { id: 'taxcalc_2' } });
    expect(await part(1000)).toBe('taxcalc_2');
    expect(wire.asked.at(-1)).toEqual({
      call: 'POST /v1/tax/calculations',
      fields: {
        currency: 'usd',
        tax_date: '1795000000',
        'line_items[0][amount]': '535',
        'line_items[0][reference]': 'goods',
        'line_items[0][tax_behavior]': 'inclusive',
        'line_items[1][amount]': '357',
        'line_items[1][reference]': 'txcd_35010000',
        'line_items[1][tax_behavior]': 'inclusive',
        'line_items[1][tax_code]': 'txcd_35010000',
        'shipping_cost[amount]': '108',
        'shipping_cost[tax_behavior]': 'inclusive',
        'customer_details[address][country]': 'US',
        'customer_details[address][state]': 'CA',
        'customer_details[address][postal_code]': '94704',
        'customer_details[address][city]': 'Berkeley',
        'customer_details[address][line1]': '1 Street',
        'customer_details[address_source]': 'shipping',
      },
      idempotencyKey: `${checkoutId}:tax:1000`,
    });
  },
);

test('a price whose part is nothing is left out, since Stripe takes no line of nothing', async () => {
  wire.answer(...whole('exclusive', 102), { body: { id: 'taxcalc_2' } });
  await part(2);
  const { fields = {} } = wire.asked.at(-1) ?? {};
  expect(fields['line_items[0][amount]']).toBe('1');
  expect(Object.keys(fields).filter((name) => name.startsWith('line_items[1]'))).toEqual([]);
});

test('shipping that costs nothing is left out, too', async () => {
  const shipping_cost = { amount: 0, amount_tax: 0, tax_behavior: 'exclusive' };
  wire.answer(...whole('exclusive', 102, { shipping_cost }), { body: { id: 'taxcalc_2' } });
  await part(1000);
  const names = Object.keys(wire.asked.at(-1)?.fields ?? {});
  expect(names.filter((name) => name.startsWith('shipping_cost'))).toEqual([]);
});

test('a part of goods that are not sent adds up without shipping', async () => {
  const fields = { shipping_cost: null, customer_details: { address: null, address_source: null } };
  wire.answer(...whole('exclusive', 102, fields), { body: { id: 'taxcalc_2' } });
  await part(1000);
  expect(wire.asked[1]).toMatchObject({
    call: 'GET /v1/tax/calculations/taxcalc_1/line_items',
    fields: { limit: '100' },
  });
  expect(wire.asked.at(-1)?.fields).toEqual({
    currency: 'usd',
    tax_date: '1795000000',
    'line_items[0][amount]': '600',
    'line_items[0][reference]': 'goods',
    'line_items[0][tax_behavior]': 'inclusive',
    'line_items[1][amount]': '400',
    'line_items[1][reference]': 'txcd_35010000',
    'line_items[1][tax_behavior]': 'inclusive',
    'line_items[1][tax_code]': 'txcd_35010000',
    'customer_details[address][country]': '',
    'customer_details[address_source]': 'shipping',
  });
});

test('a failure that Stripe only remembers is asked past with another key', async () => {
  const remembered = {
    status: 500,
    headers: { 'idempotent-replayed': 'true' },
    body: { error: { type: 'api_error' } },
  };
  wire.answer(...whole('exclusive', 102), remembered, { body: { id: 'taxcalc_3' } });
  expect(await part(1000)).toBe('taxcalc_3');
  expect(wire.asked.at(-1)?.idempotencyKey).toBe(`${checkoutId}:tax:1000:${placedAtMs}`);
});

test('nothing is calculated for all of the hold, or where Stripe calculates no taxes', async () => {
  wire.answer();
  expect(await part(2800)).toBeUndefined();
  expect(await part()).toBeUndefined();
  expect(await part(1000, '')).toBeUndefined();
  expect(wire.asked).toEqual([]);
});
