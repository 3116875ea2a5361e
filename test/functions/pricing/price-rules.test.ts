import { countriesOf, parsePriceRules } from '../../../functions/pricing/price-rules.ts';
import pricing from '../../../pricing.json' with { type: 'json' };

const rate = { countries: ['US'], name: 'Standard', amount: 600 };
const vat = { country: 'DE', name: 'VAT', percent: '19', inclusive: true, onShipping: true };
const fiver = { code: 'FIVER', description: '$5 off', amountOff: 500 };
const tenth = { code: 'TENTH', description: '10 % off', percentOff: '10' };

const none = { shipping: [], taxes: [], promotions: [] };
const withRates = (...rates: readonly object[]) => ({
  ...none,
  shipping: rates.map((each) => ({ ...rate, ...each })),
});
const withTaxes = (...taxes: readonly object[]) => ({
  ...none,
  taxes: taxes.map((each) => ({ ...vat, ...each })),
});
const withPromotions = (...promotions: readonly object[]) => ({ ...none, promotions });

describe('the file of rules', () => {
  test('of this shop can be used', () => {
    expect(countriesOf(parsePriceRules(pricing, 'usd'))).toContain('US');
  });

  test.each([
    ['nothing in it', none],
    ['a rate that is free from an amount on', withRates({ freeFrom: 10_000 })],
    ['a rate of nothing', withRates({ amount: 0, freeFrom: 0 })],
    ['a tax of a state', withTaxes({ country: 'US', state: 'CA' }, { state: 'Q1A' })],
    ['a tax for everywhere else', withTaxes({ country: '*' })],
    [
      'a tax of four decimals, of nothing, of everything',
      withTaxes({ percent: '8.8755' }, { percent: '0' }, { percent: '100' }),
    ],
    [
      'a code of three characters and one of 32',
      withPromotions({ ...fiver, code: 'A-1' }, { ...tenth, code: 'X'.repeat(32) }),
    ],
    ['a code with limits', withPromotions({ ...fiver, minimum: 0, maxRedemptions: 1 })],
    [
      'a code for a second',
      withPromotions({
        ...fiver,
        startsAt: '2026-11-01T00:00:00Z',
        endsAt: '2026-11-01T00:00:01Z',
      }),
    ],
    ['a code that begins', withPromotions({ ...fiver, startsAt: '2026-11-01T00:00:00Z' })],
    ['a code that ends', withPromotions({ ...fiver, endsAt: '2026-11-01T00:00:00Z' })],
  ])('may have %s', (_, content) => {
    expect(parsePriceRules(content, 'usd')).toEqual({ ...Object(content), currency: 'usd' });
  });

  test.each<[string, unknown, string]>([
    ['no rules at all', 'free', 'the file: '],
    ['no promotions', { shipping: [], taxes: [] }, 'promotions: '],
    ['a part that nobody reads', { ...none, fees: [] }, 'the file: '],
    [
      'a country in small letters',
      withRates({ countries: ['us'] }),
      'shipping.0.countries.0: must be an ISO code',
    ],
    [
      'a country of three letters',
      withRates({ countries: ['USA'] }),
      'shipping.0.countries.0: must be an ISO code',
    ],
    ['a rate for no country', withRates({ countries: [] }), 'shipping.0.countries: '],
    ['a rate without a name', withRates({ name: '' }), 'shipping.0.name: '],
    ['a negative rate', withRates({ amount: -1 }), 'shipping.0.amount: '],
    ['a rate in fractions', withRates({ amount: 6.5 }), 'shipping.0.amount: '],
    ['a rate with a field that nobody reads', withRates({ days: 3 }), 'shipping.0: '],
    ['a percentage as a number', withTaxes({ percent: 19 }), 'taxes.0.percent: '],
    [
      'a percentage of five decimals',
      withTaxes({ percent: '8.87555' }),
      'taxes.0.percent: must be a percentage as text',
    ],
    [
      'a percentage with a sign',
      withTaxes({ percent: '19 %' }),
      'taxes.0.percent: must be a percentage as text',
    ],
    [
      'a percentage above a hundred',
      withTaxes({ percent: '101' }),
      'taxes.0.percent: must be a percentage as text',
    ],
    [
      'a little above a hundred',
      withTaxes({ percent: '100.5' }),
      'taxes.0.percent: must be a percentage as text',
    ],
    [
      'a percentage with a leading zero',
      withTaxes({ percent: '07' }),
      'taxes.0.percent: must be a percentage as text',
    ],
    ['a tax without a name', withTaxes({ name: '' }), 'taxes.0.name: '],
    ['a tax with a field that nobody reads', withTaxes({ rate: 1 }), 'taxes.0: '],
    [
      'a state that is spelled out',
      withTaxes({ country: 'US', state: 'California' }),
      'taxes.0.state: must be an ISO 3166-2 code without its country, such as CA',
    ],
    [
      'a state with its country',
      withTaxes({ country: 'US', state: 'US-CA' }),
      'taxes.0.state: must be an ISO',
    ],
    [
      'a state for everywhere else',
      withTaxes({ country: '*', state: 'CA' }),
      'taxes.0.state: everywhere else has no states',
    ],
    [
      'a state that nobody lives in',
      withTaxes({ country: 'US', state: 'CAL' }),
      'taxes.0.state: US has no state with the code CAL',
    ],
    [
      'a code of two signs',
      withPromotions({ ...fiver, code: 'AB' }),
      'promotions.0.code: must be 3 to 32 capitals, digits or -',
    ],
    [
      'a code of 33 characters',
      withPromotions({ ...fiver, code: 'A'.repeat(33) }),
      'promotions.0.code: must be 3 to 32',
    ],
    [
      'a code in small letters',
      withPromotions({ ...fiver, code: 'fiver' }),
      'promotions.0.code: must be 3 to 32',
    ],
    [
      'a code without a description',
      withPromotions({ ...fiver, description: '' }),
      'promotions.0.description: ',
    ],
    [
      'a code that takes off nothing',
      withPromotions({ ...fiver, amountOff: 0 }),
      'promotions.0.amountOff: ',
    ],
    [
      'a code that is good for no order',
      withPromotions({ ...fiver, maxRedemptions: 0 }),
      'promotions.0.maxRedemptions: ',
    ],
    [
      'a code with a field that nobody reads',
      withPromotions({ ...fiver, once: true }),
      'promotions.0: ',
    ],
    [
      'a day in place of a moment',
      withPromotions({ ...fiver, endsAt: '2026-12-01' }),
      'promotions.0.endsAt: ',
    ],
    [
      'a code without a percentage and without an amount',
      withPromotions({ code: 'ABC', description: 'x' }),
      'promotions.0: must have either percentOff or amountOff',
    ],
    [
      'a code with a percentage and an amount',
      withPromotions({ ...fiver, percentOff: '10' }),
      'promotions.0: must have either percentOff or amountOff',
    ],
    [
      'a code twice',
      withPromotions(fiver, { ...tenth, code: 'FIVER' }),
      'promotions.1.code: FIVER is there twice',
    ],
    [
      'a country in two rates',
      withRates({ countries: ['CA', 'US'] }, { countries: ['DE', 'US'] }),
      'shipping.1.countries.1: US has a rate already',
    ],
    [
      'a country twice in one rate',
      withRates({ countries: ['US', 'US'] }),
      'shipping.0.countries.1: US has a rate already',
    ],
    [
      'a code that ends as it begins',
      withPromotions({
        ...fiver,
        startsAt: '2026-11-01T00:00:00Z',
        endsAt: '2026-11-01T00:00:00Z',
      }),
      'promotions.0.endsAt: must be after startsAt',
    ],
    [
      'a code that ends before it begins',
      withPromotions({
        ...fiver,
        startsAt: '2026-11-02T00:00:00Z',
        endsAt: '2026-11-01T23:59:59Z',
      }),
      'promotions.0.endsAt: must be after startsAt',
    ],
  ])('can’t have %s, and says where', (_, content, fault) => {
    expect(() => parsePriceRules(content, 'usd')).toThrow(
      `pricing.json can't be used:\n  ${fault}`,
    );
  });

  test.each([
    ['shipping.0.amount', withRates({ amount: 550 })],
    ['shipping.0.freeFrom', withRates({ freeFrom: 10_050 })],
    ['promotions.0.amountOff', withPromotions({ ...fiver, amountOff: 550 })],
    ['promotions.0.minimum', withPromotions({ ...fiver, minimum: 550 })],
  ])('can’t have %s in parts of what the currency can be charged in', (field, content) => {
    expect(parsePriceRules(content, 'kwd')).toEqual({ ...Object(content), currency: 'kwd' });
    expect(() => parsePriceRules(content, 'isk')).toThrow(
      new RegExp(`${field}: \\d+ can't be charged in isk; it must be a multiple of 100$`),
    );
  });

  test('with several faults is refused once, naming each', () => {
    const content = {
      shipping: [{ ...rate, amount: 5 }],
      taxes: [],
      promotions: [{ ...fiver, amountOff: 505 }, fiver],
    };
    expect(() => parsePriceRules(content, 'kwd')).toThrow(
      /^pricing\.json can't be used:\n {2}shipping\.0\.amount: .+\n {2}promotions\.0\.amountOff: .+\n {2}promotions\.1\.code: .+$/,
    );
  });

  test('says once where the shop ships to, country by country', () => {
    const rules = parsePriceRules(
      withRates({ countries: ['US'] }, { countries: ['DE', 'CA'] }),
      'usd',
    );
    expect(countriesOf(rules)).toEqual(['US', 'DE', 'CA']);
  });
});
