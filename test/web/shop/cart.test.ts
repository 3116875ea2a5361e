import fc from 'fast-check';
import {
  add,
  type Cart,
  clampQuantity,
  countOf,
  formatCart,
  maxLines,
  maxQuantity,
  newsOf,
  packed,
  parseCart,
  remove,
  setQuantity,
  typedQuantity,
} from '../../../web/shop/cart.ts';

const cart: Cart = [
  { sku: 'mug', quantity: 2 },
  { sku: 'tee', quantity: 1 },
];

describe('the cart', () => {
  test('is read from a link', () => {
    expect(parseCart('mug:2,tee:1')).toEqual(cart);
  });

  test('takes a product without a quantity as one of it', () => {
    expect(parseCart('lamp')).toEqual([{ sku: 'lamp', quantity: 1 }]);
  });

  test('adds up a product that a link names twice', () => {
    expect(parseCart('mug:2,tee,mug:3')).toEqual([
      { sku: 'mug', quantity: 5 },
      { sku: 'tee', quantity: 1 },
    ]);
  });

  test.each([null, '', ',,', 'mug:0', 'mug:-1', 'mug:1.5', 'mug:two', 'mug:1:2', '<b>:1', ':3'])(
    'is empty for a link that says %p',
    (text) => {
      expect(parseCart(text)).toEqual([]);
    },
  );

  test('keeps the good part of a link that is half broken', () => {
    expect(parseCart('mug:2,%%%,tee:1')).toEqual(cart);
  });

  test('is the same after it was written into a link and read again', () => {
    const sku = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
    const item = fc.record({ sku, quantity: fc.integer({ min: 1, max: maxQuantity }) });
    const carts = fc.uniqueArray(item, { maxLength: maxLines, selector: (line) => line.sku });
    fc.assert(fc.property(carts, (any) => expect(parseCart(formatCart(any))).toEqual(any)));
  });

  test.each([0, 1, 99])('takes %p as a quantity that is typed', (typed) => {
    expect(typedQuantity(typed)).toBe(typed);
  });

  test.each([-1, 1.5, 100, Number.NaN])('does not take %p as a quantity that is typed', (typed) => {
    expect(typedQuantity(typed)).toBeUndefined();
  });

  test.each([
    ['added', [...cart, { sku: 'lamp', quantity: 1 }], 'lamp', 'It added.'],
    ['more of', setQuantity(cart, 'mug', 3), 'mug', 'It: 3 in your order.'],
    ['removed', remove(cart, 'mug'), 'mug', 'It removed.'],
    ['the last to go', [], 'tee', 'It removed. Your order is empty.'],
  ] as const)('says of a product that it is %s', (_, next, sku, sentence) => {
    expect(newsOf(cart, next, sku, 'It')).toBe(sentence);
  });

  test('gets a new product as its last line', () => {
    expect(add(cart, 'lamp')).toEqual([...cart, { sku: 'lamp', quantity: 1 }]);
  });

  test('gets one more of a product in the line that it has', () => {
    expect(add(cart, 'mug')).toEqual([
      { sku: 'mug', quantity: 3 },
      { sku: 'tee', quantity: 1 },
    ]);
  });

  test('loses a line that is removed and no other', () => {
    expect(remove(cart, 'mug')).toEqual([{ sku: 'tee', quantity: 1 }]);
  });

  test('counts its pieces, not its lines', () => {
    expect(countOf(cart)).toBe(3);
  });

  test.each([
    [0, 1],
    [-4, 1],
    [2.9, 2],
    [Number.NaN, 1],
    [10_000, maxQuantity],
  ])('turns a quantity of %p into %p', (typed, quantity) => {
    expect(clampQuantity(typed)).toBe(quantity);
  });
});

describe('an order', () => {
  const named = (from: number, to: number): Cart =>
    Array.from({ length: to - from }, (_, n) => ({ sku: `p${from + n}`, quantity: 1 }));

  test('has room for a cart within its limits', () => {
    expect(packed(cart)).toEqual({ cart, leftOut: [] });
    expect(packed(named(0, maxLines))).toEqual({ cart: named(0, maxLines), leftOut: [] });
  });

  test('has no room for more different products, and says which it left out', () => {
    const long = parseCart(formatCart(named(0, maxLines + 3)));
    expect(packed(long)).toEqual({
      cart: named(0, maxLines),
      leftOut: named(maxLines, maxLines + 3),
    });
  });

  test('has room for one more of a product when it is full of products', () => {
    const full = named(0, maxLines);
    expect(packed(add(full, 'p3'))).toEqual({ cart: setQuantity(full, 'p3', 2), leftOut: [] });
    expect(packed(add(remove(full, 'p0'), 'p77')).leftOut).toEqual([]);
  });

  test('has no room for more of one product, however the link says it, and says how many it left out', () => {
    for (const link of ['mug:150', 'mug:99,mug:51', 'mug:75,mug:75']) {
      expect(packed(parseCart(link))).toEqual({
        cart: [{ sku: 'mug', quantity: maxQuantity }],
        leftOut: [{ sku: 'mug', quantity: 51 }],
      });
    }
  });

  test('loses no piece of what was wanted', () => {
    const sku = fc.stringMatching(/^[a-z]{1,2}$/);
    const item = fc.record({ sku, quantity: fc.integer({ min: 1, max: 250 }) });
    const carts = fc.uniqueArray(item, { maxLength: 40, selector: (line) => line.sku });
    fc.assert(
      fc.property(carts, (wanted) => {
        const { cart: held, leftOut } = packed(wanted);
        expect(held.length).toBeLessThanOrEqual(maxLines);
        expect(Math.max(0, ...held.map((line) => line.quantity))).toBeLessThanOrEqual(maxQuantity);
        expect(countOf(held) + countOf(leftOut)).toBe(countOf(wanted));
      }),
    );
  });
});
