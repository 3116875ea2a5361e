import fc from 'fast-check';
import type { Destination } from '../../../functions/checkout/contract.ts';
import { stepMinorOf } from '../../../functions/checkout/money.ts';
import { containedIn, percentOf } from '../../../functions/checkout/percent.ts';
import { type Circumstances, priceCart } from '../../../functions/checkout/pricing.ts';
import { discountOf } from '../../../functions/checkout/promotions.ts';
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

  test('that is contained in it is what is left of it without the tax', () => {
    expect(containedIn(11900, '19', 1)).toBe(1900);
    expect(containedIn(100, '19', 1)).toBe(16);
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
  test('is not in the total until it is known where to', () => {
    expect(quote('poster', 1)).toMatchObject({ needsDestination: true, shipping: 0, total: 2400 });
  });

  test('is that of the first rate for the country, by its name', () => {
    expect(quote('poster', 1, to('US'))).toMatchObject({
      needsDestination: false,
      shipping: 600,
      shippingRate: { name: 'Standard' },
      total: 3000,
    });
  });

  test('is nothing from the rate’s limit on, which counts after the discount', () => {
    expect(quote('poster', 5, to('US'))).toMatchObject({ shipping: 0, total: 12000 });
    const given = { ...to('US'), promotionCode: 'TENTH' };
    expect(quote('poster', 4, given)).toMatchObject({ shipping: 600, discount: 960 });
  });

  test('is refused to a country that the shop does not ship to, by its name', async () => {
    expect(await refusalOf(() => quote('poster', 1, to('FR')))).toMatchObject({
      code: 'cannot_ship',
      detail: 'We do not ship to France.',
      field: 'destination.country',
    });
  });

  test('is asked of nobody whose cart is not sent anywhere', () => {
    expect(quote('mug', 1)).toMatchObject({ needsDestination: false, total: 1400 });
    expect(quote('mug', 1, to('FR')).shippingRate).toBeUndefined();
  });
});

describe('tax', () => {
  test('that is added is on the goods alone, where the rate says so', () => {
    expect(quote('poster', 1, to('US', 'CA'))).toMatchObject({
      taxes: [{ name: 'Sales tax', percent: '7.25', amount: 174, inclusive: false }],
      tax: 174,
      total: 2400 + 600 + 174,
    });
    expect(quote('poster', 1, to('US', 'NY')).taxes).toEqual([]);
  });

  test('that the prices contain is told, and changes nothing', () => {
    expect(quote('poster', 1, to('DE'))).toMatchObject({
      taxes: [{ amount: 623, inclusive: true }],
      tax: 0,
      total: 3900,
    });
  });

  test('of everywhere else is that of countries without their own', () => {
    expect(quote('poster', 1, to('CA'))).toMatchObject({ tax: 390, total: 4290 });
  });

  test('is on what is left after a discount', () => {
    const given = { ...to('US', 'CA'), promotionCode: 'TENTH' };
    expect(quote('poster', 1, given).tax).toBe(percentOf(2160, '7.25', 1));
  });
});

describe('a promotion code', () => {
  test('takes its part off, however it was typed', () => {
    expect(quote('mug', 1, { promotionCode: ' tenth ' })).toMatchObject({
      discount: 140,
      promotion: { code: 'TENTH', description: '10 % off' },
      total: 1260,
    });
    expect(quote('poster', 1, { promotionCode: 'FIVER' }).discount).toBe(500);
  });

  test('takes off no more than there is', () => {
    const voucher = { code: 'BIG', description: 'x', amountOff: 500 };
    expect(discountOf(voucher, 300, 'usd')).toBe(300);
  });

  test.each<[string, string, Partial<Circumstances>, string]>([
    ['unknown', 'NOPE', {}, 'This code is not known here.'],
    ['for later', 'FIVER', { nowMs: Date.UTC(2026, 9, 31) }, 'This code can’t be used yet.'],
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
          rules: priceRules,
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
