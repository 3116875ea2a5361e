import { openAccount } from '../support/account.ts';

const { stripe } = openAccount();

test('a calculation can be fetched with its lines, whose taxes add up to the whole', async () => {
  const made = await stripe.tax.calculations.create({
    currency: 'usd',
    line_items: [
      { amount: 333, reference: 'mug' },
      { amount: 333, reference: 'book', tax_code: 'txcd_35010000' },
    ],
    customer_details: { address: { country: 'DE', city: 'Bonn' }, address_source: 'shipping' },
    shipping_cost: { amount: 334 },
  });
  const found = await stripe.tax.calculations.retrieve(made.id ?? '');
  expect(found).toMatchObject({
    id: made.id,
    amount_total: 1190,
    customer_details: {
      address: { country: 'DE', city: 'Bonn', line1: null },
      address_source: 'shipping',
      taxability_override: 'none',
    },
    shipping_cost: { amount: 334, amount_tax: 64 },
  });
  const { data } = await stripe.tax.calculations.listLineItems(made.id ?? '', { limit: 100 });
  expect(data).toMatchObject([
    { amount: 333, amount_tax: 63, reference: 'mug', tax_code: 'txcd_99999999' },
    { amount: 333, amount_tax: 63, reference: 'book', tax_code: 'txcd_35010000' },
  ]);
});
