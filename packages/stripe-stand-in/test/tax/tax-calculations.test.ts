import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

const { stripe } = openAccount();
type Address = { readonly country: string; readonly state?: string; readonly postal_code?: string };

const calculate = (
  address: Address,
  tax_behavior: 'exclusive' | 'inclusive' = 'exclusive',
  shipping = 500,
) =>
  stripe.tax.calculations.create({
    currency: 'usd',
    line_items: [{ amount: 1000, reference: 'mug', tax_behavior }],
    customer_details: { address, address_source: 'shipping' },
    shipping_cost: { amount: shipping },
  });
const california = { country: 'US', state: 'CA', postal_code: '94103' };

test('a tax is added to goods and shipping when the prices exclude it', async () => {
  expect(await calculate({ country: 'DE' })).toMatchObject({
    object: 'tax.calculation',
    amount_total: 1785,
    tax_amount_exclusive: 285,
    tax_amount_inclusive: 0,
    tax_breakdown: [{ amount: 285, taxable_amount: 1500, tax_rate_details: { tax_type: 'vat' } }],
  });
});

test('a tax is part of the amount when the prices include it', async () => {
  expect(await calculate({ country: 'DE' }, 'inclusive')).toMatchObject({
    amount_total: 1500,
    tax_amount_exclusive: 0,
    tax_amount_inclusive: 239,
  });
});

test.each([
  [california, 109],
  [{ ...california, state: 'OR' }, 0],
  [{ country: 'AU' }, 0],
])('%p is taxed with %p', async (address, tax) => {
  expect((await calculate(address)).tax_amount_exclusive).toBe(tax);
});

test.each([
  ['the United States without a ZIP code', { country: 'US', state: 'CA' }],
  ['no country', { country: 'nowhere' }],
])('for %s there is no tax location', async (_, address) => {
  expect(await errorOf(calculate(address))).toMatchObject({
    statusCode: 400,
    code: 'customer_tax_location_invalid',
  });
});
