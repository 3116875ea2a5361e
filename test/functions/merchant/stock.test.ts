import { stock } from '../../../functions/merchant/stock.ts';
import type { CountedProduct, StockChange } from '../../../functions/store/stock-changes.ts';
import { failureOf } from '../../support/failure-of.ts';

/** One product in memory; another merchant changes it first, as often as `others` says. */
const shop = (left: number | null = 40, others = 0) => {
  let row: CountedProduct = { sku: 'mug', name: 'Enamel mug', stock: left, stockChanges: [] };
  let rivals = others;
  const apply = (change: StockChange): void => {
    const next = 'set' in change ? change.set : (row.stock ?? 0) + change.add;
    row = { ...row, stock: next, stockChanges: [...row.stockChanges, change.changeId] };
  };
  const order = stock({
    getCountedProduct: async (sku) => (sku === 'mug' ? row : undefined),
    changeStock: async (read, change) => {
      if (rivals > 0) {
        rivals -= 1;
        apply({ sku: 'mug', changeId: `rival-${rivals}`, add: 1 });
      }
      if (read.stockChanges.length !== row.stockChanges.length) return false;
      apply(change);
      return true;
    },
  });
  return { order, left: () => row.stock };
};
const mug = { command: 'stock', sku: 'mug' } as const;
const product = (left: number | null) => ({
  product: { sku: 'mug', name: 'Enamel mug', stock: left },
});

describe('the stock of a product', () => {
  test('is told', async () => {
    expect(await shop().order(mug)).toEqual(product(40));
    expect(await shop(null).order(mug)).toEqual(product(null));
  });

  test('is set, and added to', async () => {
    expect(await shop().order({ ...mug, set: 12, changeId: 'a' })).toEqual(product(12));
    expect(await shop().order({ ...mug, add: 5, changeId: 'a' })).toEqual(product(45));
    expect(await shop().order({ ...mug, add: -40, changeId: 'a' })).toEqual(product(0));
    expect(await shop(null).order({ ...mug, set: 3, changeId: 'a' })).toEqual(product(3));
  });

  test.each([{ add: 5 }, { set: 45 }])(
    'is changed once, however often %j is ordered',
    async (change) => {
      const { order, left } = shop();
      await order({ ...mug, ...change, changeId: 'a' });
      await order({ ...mug, add: -1, changeId: 'sold elsewhere' });
      expect(await order({ ...mug, ...change, changeId: 'a' })).toEqual(product(44));
      expect(left()).toBe(44);
    },
  );

  test('keeps the changes of two merchants at once', async () => {
    expect(await shop(40, 2).order({ ...mug, add: 5, changeId: 'a' })).toEqual(product(47));
  });

  test('is changed at the fifth attempt when four others come first', async () => {
    expect(await shop(40, 4).order({ ...mug, add: 5, changeId: 'a' })).toEqual(product(49));
  });
});

describe('a change of the stock is refused', () => {
  const codeOf = async (call: () => Promise<unknown>) => {
    const failure = (await failureOf(call)) as Error & { readonly code?: string };
    return [failure.code, failure.message];
  };

  test.each([
    [
      'of a product that there is not',
      { sku: 'cup' },
      'unknown_product',
      'There is no product cup',
    ],
    [
      'to less than nothing',
      { add: -41, changeId: 'a' },
      'amount_invalid',
      "Only 40 of mug are left: 41 can't be taken away.",
    ],
    [
      'in two ways',
      { add: 1, set: 1, changeId: 'a' },
      'invalid_command',
      'The stock is either set or',
    ],
    ['without an id', { add: 1 }, 'invalid_command', 'such a change has an id'],
  ])('%s', async (_, change, code, sentence) => {
    expect(await codeOf(() => shop().order({ ...mug, ...change }))).toEqual([
      code,
      expect.stringContaining(sentence),
    ]);
  });

  test('that adds to what is no number', async () => {
    const refusal = await codeOf(() => shop(null).order({ ...mug, add: 1, changeId: 'a' }));
    expect(refusal).toEqual(['amount_invalid', expect.stringContaining('no number')]);
  });

  test('when others come first five times: nothing is done', async () => {
    const { order, left } = shop(40, 5);
    const refusal = await codeOf(() => order({ ...mug, add: 1, changeId: 'a' }));
    expect(refusal).toEqual(['unavailable', expect.stringContaining('nothing was done here')]);
    expect(left()).toBe(45);
  });
});
