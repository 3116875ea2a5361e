import fc from 'fast-check';
import type { Destination } from '../../../functions/checkout/contract.ts';
import { stepMinorOf } from '../../../functions/pricing/money.ts';
import { containedIn, percentOf } from '../../../functions/pricing/percent.ts';
import type { PriceRules, TaxRate } from '../../../functions/pricing/price-rules.ts';
import { type Circumstances, priceCart } from '../../../functions/pricing/pricing.ts';
import { discountOf, findPromotion } from '../../../functions/pricing/promotions.ts';
import { shippingFor } from '../../../functions/pricing/shipping.ts';
import { taxesFor } from '../../../functions/pricing/tax.ts';
import { placedAtMs } from '../../support/checkouts.ts';
import { priceRules, productOf, productsBySku } from '../../support/products.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const poster = productOf({ sku: 'poster', name: 'Poster', unitAmount: 2400, shippable: true });
const products = productsBySku(productOf(), poster);
const quote = (sku: string, quantity: number, given: Partial<Circumstances> = {}) =>
  priceCart([{ sku, quantity }], products, { rules: priceRules, nowMs: placedAtMs, ...given });
const to = (country: string, state?: string): { destination: Destination } => ({
  destination: { country, ...(state !== undefined && { state }) },
});

type DrawnRate = Pick<TaxRate, 'percent' | 'onShipping'> & Partial<TaxRate>;

/** Rates of a country, contained in the prices where nothing else is said. */
const ratesIn = (country: string, rates: readonly DrawnRate[]): TaxRate[] =>
  rates.map((rate, index) => ({ country, name: `Tax ${index}`, inclusive: true, ...rate }));

const [five, seven] = [
  { percent: '5', onShipping: true },
  { percent: '7', onShipping: true },
] as const;
const manyTaxes: PriceRules = {
  ...priceRules,
  taxes: [
    ...ratesIn('XA', [five, seven]),
    ...ratesIn('XB', [{ ...five, onShipping: false }, seven]),
    ...ratesIn('XC', [
      { percent: '12', onShipping: false },
      { ...five, inclusive: false },
    ]),
    ...ratesIn('XD', Array(3).fill({ percent: '100', onShipping: true })),
  ],
};
const taxesIn = (country: string, goodsMinor: number, shippingMinor: number) =>
  taxesFor({ country }, manyTaxes, { goodsMinor, shippingMinor, stepMinor: 1 }).map(
    ({ amount }) => amount,
  );

describe('a part of an amount', () => {
  test.each([
    [1000, '7.25', 1, 73],
    [1000, '8.875', 1, 89],
    [100, '0.5', 1, 1],
    [99, '0.5', 1, 0],
    [1005, '10', 10, 100],
    [50000, '3.1', 100, 1600],
  ])('%p at %s percent, in steps of %p, is %p', (amount, percent, step, part) => {
    expect(percentOf(amount, percent, step)).toBe(part);
  });

  test.each([
    [11900, 1, 1900],
    [100, 1, 16],
    [50000, 100, 8000],
  ])(
    'that %p contains, in steps of %p, is what is left without the tax: %p',
    (gross, step, tax) => {
      expect(containedIn([{ grossMinor: gross, percents: ['19'] }], '19', step)).toBe(tax);
    },
  );

  test('that is contained beside others is computed on what is left without all of them', () => {
    const gross = { grossMinor: 11200, percents: ['5', '7'] };
    expect(containedIn([gross], '5', 1)).toBe(500);
    expect(containedIn([gross], '7', 1)).toBe(700);
  });

  test('that is contained in two amounts is rounded once', () => {
    const gross = { grossMinor: 7, percents: ['7.5'] };
    expect(containedIn([gross], '7.5', 1)).toBe(0);
    expect(containedIn([gross, gross], '7.5', 1)).toBe(1);
  });

  test('is never off by more than half a step', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 99_999_999 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom(1, 10, 100),
        (amount, tenThousandths, step) => {
          const percent = (tenThousandths / 10_000).toFixed(4);
          const exact = (amount * tenThousandths) / 1_000_000;
          const part = percentOf(amount, percent, step);
          expect(part % step).toBe(0);
          expect(Math.abs(part - exact)).toBeLessThanOrEqual(step / 2 + 1e-6);
        },
      ),
    );
  });
});

describe('shipping', () => {
  test('is not in the total until it is known where to send it', () => {
    expect(quote('poster', 1)).toMatchObject({ needsDestination: true, shipping: 0, total: 2400 });
  });

  test('is that of the rate for the country, by its name', () => {
    expect(quote('poster', 1, to('US', 'NY'))).toMatchObject({
      needsDestination: false,
      shipping: 600,
      shippingRate: { name: 'Standard' },
      total: 3000,
    });
  });

  test('is free from the rate’s limit on, which counts after the discount', () => {
    expect(quote('poster', 5, to('US'))).toMatchObject({ shipping: 0, total: 12000 });
    const given = { ...to('US'), promotionCode: 'TENTH' };
    expect(quote('poster', 4, given)).toMatchObject({ shipping: 600, discount: 960 });
  });

  test('has its price up to a cent below that limit, and always when there is no limit', () => {
    const rate = { countries: ['US'], name: 'Standard', amount: 600 };
    expect(shippingFor({ ...rate, freeFrom: 10_000 }, 9999)).toBe(600);
    expect(shippingFor({ ...rate, freeFrom: 10_000 }, 10_000)).toBe(0);
    expect(shippingFor(rate, 99_999_999)).toBe(600);
  });

  test('is refused by the field that the country was sent in', async () => {
    const given = { ...to('FR'), countryField: 'shipping.country' };
    const { field } = await refusalOf(() => quote('poster', 1, given));
    expect(field).toBe('shipping.country');
  });

  test('is refused to a country that has no name by its code', async () => {
    const { detail } = await refusalOf(() => quote('poster', 1, to('QQ')));
    expect(detail).toBe('We do not ship to QQ.');
  });

  test('is refused to a country that the shop does not ship to, by its name', async () => {
    expect(await refusalOf(() => quote('poster', 1, to('FR')))).toMatchObject({
      code: 'cannot_ship',
      detail: 'We do not ship to France.',
      field: 'destination.country',
    });
  });

  test('is asked of a cart of which one product is sent', () => {
    const items = ['mug', 'poster'].map((sku) => ({ sku, quantity: 1 }));
    const given = { rules: priceRules, nowMs: placedAtMs };
    expect(priceCart(items, products, given).needsDestination).toBe(true);
  });

  test('is asked of nobody whose cart is not sent anywhere', () => {
    expect(quote('mug', 1)).toMatchObject({ needsDestination: false, total: 1400 });
    expect(quote('mug', 1, to('FR')).shippingRate).toBeUndefined();
  });
});

describe('tax', () => {
  test('that is added is only on the goods, where the rate says so', () => {
    expect(quote('poster', 1, to('US', 'CA'))).toMatchObject({
      taxes: [{ name: 'Sales tax', percent: '7.25', amount: 174, inclusive: false }],
      tax: 174,
      total: 2400 + 600 + 174,
    });
    expect(quote('poster', 1, to('US', 'NY')).taxes).toEqual([]);
  });

  test('is not in the total until the state is known, though shipping is', () => {
    expect(quote('poster', 1, to('US'))).toMatchObject({
      needsDestination: true,
      shipping: 600,
      shippingRate: { name: 'Standard' },
      taxes: [],
      tax: 0,
      total: 3000,
    });
  });

  test('that the prices contain is listed, and changes nothing', () => {
    expect(quote('poster', 1, to('DE'))).toMatchObject({
      taxes: [{ amount: 623, inclusive: true }],
      tax: 0,
      total: 3900,
    });
  });

  test('that is one of two in the prices leaves the other its own', () => {
    expect(taxesIn('XA', 11_200, 0)).toEqual([500, 700]);
  });

  test('that is only in the goods is computed apart from taxes that are in the shipping, too', () => {
    // Of 112.00 goods 5.00 and 7.00; of 10.70 shipping nothing and 0.70.
    expect(taxesIn('XB', 11_200, 1070)).toEqual([500, 770]);
  });

  test('that is in the prices may be in the shipping for the most part', () => {
    expect(taxesIn('XA', 112, 11_200)).toEqual([505, 707]);
  });

  test('that is added takes nothing from what the prices contain', () => {
    const taxes = ratesIn('XE', [
      { percent: '100', onShipping: true, inclusive: false },
      { percent: '25', onShipping: true },
    ]);
    const base = { goodsMinor: 100, shippingMinor: 0, stepMinor: 1 };
    const found = taxesFor({ country: 'XE' }, { ...priceRules, taxes }, base);
    expect(found.map(({ amount }) => amount)).toEqual([100, 20]);
  });

  test('that is added is on the whole price, with what it contains', () => {
    expect(taxesIn('XC', 11_200, 1000)).toEqual([1200, 610]);
  });

  test('that the prices contain never adds up to more than the price', () => {
    expect(taxesIn('XD', 2, 0)).toEqual([1, 1]);
    const percents = fc.integer({ min: 0, max: 1_000_000 }).map((each) => (each / 1e4).toFixed(4));
    const rates = fc.array(fc.record({ percent: percents, onShipping: fc.boolean() }), {
      maxLength: 5,
    });
    const amounts = fc.nat({ max: 1000 });
    fc.assert(
      fc.property(
        rates,
        amounts,
        amounts,
        fc.constantFrom(1, 10, 100),
        (drawn, goods, sent, step) => {
          const base = { goodsMinor: goods * step, shippingMinor: sent * step, stepMinor: step };
          const taxes = taxesFor(
            { country: 'XE' },
            { ...priceRules, taxes: ratesIn('XE', drawn) },
            base,
          );
          const sum = taxes.reduce((total, { amount }) => total + amount, 0);
          expect(sum).toBeLessThanOrEqual(base.goodsMinor + base.shippingMinor);
          expect(sum % step).toBe(0);
        },
      ),
    );
  });

  test('that comes to nothing is left out', () => {
    expect(taxesIn('XC', 1, 0)).toEqual([]);
    expect(taxesIn('XC', 100, 0)).toEqual([11, 5]);
  });

  test('is the whole country’s and the state’s own, and no other state’s', () => {
    const taxes = [
      ...ratesIn('US', [{ percent: '1', onShipping: false, inclusive: false }]),
      ...ratesIn('US', [{ percent: '2', onShipping: false, inclusive: false, state: 'CA' }]),
      ...ratesIn('US', [{ percent: '4', onShipping: false, inclusive: false, state: 'NY' }]),
    ];
    const given = { rules: { ...priceRules, taxes } };
    const amounts = (state: string) =>
      quote('poster', 1, { ...to('US', state), ...given }).taxes.map(({ amount }) => amount);
    expect([amounts('CA'), amounts('NY'), amounts('OR')]).toEqual([[24, 48], [24, 96], [24]]);
  });

  test('for everywhere else is that of countries without their own', () => {
    const sent = quote('poster', 1, to('CA'));
    expect(sent).toMatchObject({ tax: 390, total: 4290 });
    expect(sent.taxes.map(({ name }) => name)).toEqual(['Duty']);
  });

  test('is on what is left after a discount', () => {
    const given = { ...to('US', 'CA'), promotionCode: 'TENTH' };
    expect(quote('poster', 1, given).tax).toBe(percentOf(2160, '7.25', 1));
  });
});

describe('a promotion code', () => {
  test('takes off its percentage or amount, however it was typed', () => {
    expect(quote('mug', 1, { promotionCode: ' tenth ' })).toMatchObject({
      discount: 140,
      promotion: { code: 'TENTH', description: '10 % off' },
      total: 1260,
    });
    expect(quote('poster', 1, { promotionCode: 'FIVER' }).discount).toBe(500);
  });

  test('that does not exist is not found', () => {
    expect(findPromotion(priceRules, 'NOPE')).toBeUndefined();
  });

  test.each([
    ' fiver\n',
    'FIV\u200bER',
    'F I V E R',
    '"FIVER"',
    '“Fiver”',
    '«fiver»',
    'FIVER.',
    'ＦＩＶＥＲ',
    '\u00a0fiver\ufeff',
  ])('is found as it is meant: %j', (pasted) => {
    expect(findPromotion(priceRules, pasted)).toMatchObject({ code: 'FIVER' });
  });

  test('is found with any dash', () => {
    const [fiver] = priceRules.promotions;
    const promotions = fiver === undefined ? [] : [{ ...fiver, code: 'NEW-10' }];
    const found = findPromotion({ ...priceRules, promotions }, 'new–10');
    expect(found).toMatchObject({ code: 'NEW-10' });
  });

  describe('is good', () => {
    const fiver = (given: Partial<Circumstances>) =>
      quote('poster', 1, { promotionCode: 'FIVER', ...given }).discount;

    test('from the moment that it begins to the last one before it ends', () => {
      expect(fiver({ nowMs: Date.UTC(2026, 10, 1) })).toBe(500);
      expect(fiver({ nowMs: Date.UTC(2026, 11, 1) - 1 })).toBe(500);
    });

    test('for the last order that it is good for', () => {
      expect(fiver({ redeemed: 1 })).toBe(500);
    });

    test('for goods that cost just its minimum', () => {
      const just = productsBySku(productOf({ unitAmount: 2000 }));
      const given = { rules: priceRules, promotionCode: 'FIVER', nowMs: placedAtMs };
      expect(priceCart([{ sku: 'mug', quantity: 1 }], just, given).discount).toBe(500);
    });

    test('at all times and for all, where nothing else is said', () => {
      const given = { promotionCode: 'TENTH', redeemed: 1_000_000 };
      expect(quote('mug', 1, { ...given, nowMs: 0 }).discount).toBe(140);
      expect(quote('mug', 1, { ...given, nowMs: Date.UTC(2100, 0) }).discount).toBe(140);
    });
  });

  test('takes its part off in steps of the currency', () => {
    const third = { code: 'THIRD', description: 'x', percentOff: '33.3' };
    expect(discountOf(third, 100_000, 'isk')).toBe(33_300);
    expect(discountOf(third, 500, 'isk')).toBe(200);
    expect(discountOf(third, 500, 'usd')).toBe(167);
  });

  test('takes off no more than there is', () => {
    const voucher = { code: 'BIG', description: 'x', amountOff: 500 };
    expect(discountOf(voucher, 300, 'usd')).toBe(300);
  });

  test.each<[string, string, Partial<Circumstances>, string]>([
    ['unknown', 'NOPE', {}, 'This code is not known here.'],
    ['for later', 'FIVER', { nowMs: Date.UTC(2026, 9, 31) }, 'This code can’t be used yet.'],
    [
      'a moment early',
      'FIVER',
      { nowMs: Date.UTC(2026, 10, 1) - 1 },
      'This code can’t be used yet.',
    ],
    ['over', 'FIVER', { nowMs: Date.UTC(2026, 11, 1) }, 'This code has expired.'],
    ['used up', 'FIVER', { redeemed: 2 }, 'This code has been used up.'],
    ['for more', 'FIVER', {}, 'This code is good from $20.00 on.'],
  ])('that is %s is refused with the reason', async (_, promotionCode, given, detail) => {
    const sku = detail.includes('from') ? 'mug' : 'poster';
    expect(await refusalOf(() => quote(sku, 1, { promotionCode, ...given }))).toMatchObject({
      code: 'promotion_unusable',
      detail,
      field: 'promotionCode',
    });
  });
});

test('whatever is bought, where and with which code: the parts add up, and can be charged', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('usd', 'jpy', 'kwd', 'isk'),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 50, max: 500 }),
      fc.constantFrom(undefined, 'US', 'DE', 'CA'),
      fc.constantFrom(undefined, 'TENTH', 'FIVER'),
      (currency, quantity, steps, country, promotionCode) => {
        const step = stepMinorOf(currency);
        const unitAmount = steps * 100 * step;
        const sold = productsBySku(productOf({ currency, unitAmount, shippable: true, stock: 99 }));
        const found = priceCart([{ sku: 'mug', quantity }], sold, {
          rules: { ...priceRules, currency },
          nowMs: placedAtMs,
          promotionCode,
          ...(country !== undefined && { destination: { country, state: 'CA' } }),
        });
        const { subtotal, discount, shipping, tax, taxes, total } = found;
        expect(subtotal).toBe(quantity * unitAmount);
        expect(total).toBe(subtotal - discount + shipping + tax);
        expect(discount).toBeLessThanOrEqual(subtotal);
        expect(total % step).toBe(0);
        const added = taxes.filter(({ inclusive }) => !inclusive);
        expect(tax).toBe(added.reduce((sum, { amount }) => sum + amount, 0));
      },
    ),
  );
});
