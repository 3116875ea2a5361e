import type { ShippingAddress } from '../../../functions/checkout/contract.ts';
import type { Keep } from '../../../web/settle/attempt.ts';
import { begunPayments } from '../../../web/settle/begun.ts';

const items = [
  { sku: 'mug', quantity: 2 },
  { sku: 'tee', quantity: 1 },
];
const berlin: ShippingAddress = {
  name: 'Ada Lovelace',
  line1: 'Hauptstr. 1',
  city: 'Berlin',
  postalCode: '10115',
  country: 'DE',
};
const hour = 3600 * 1000;

/** Tabs of one browser, and what it keeps for them. */
const browser = () => {
  const kept = new Map<string, string>();
  const keep: Keep = {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
  let nowMs = 1_000_000;
  const tab = () => begunPayments(keep, () => nowMs);
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { kept, keep, tab, pass };
};

describe('a payment that was begun', () => {
  test.each([
    ['with the same address', { items, shipping: berlin }],
    ['with the lines in another order', { items: items.toReversed(), shipping: berlin }],
    [
      'with the street as a wallet writes it',
      { items, shipping: { ...berlin, line1: 'Hauptstraße 1', postalCode: ' 10115' } },
    ],
  ])('is known in another tab that pays for the same %s', async (_, goods) => {
    const { tab } = browser();
    await tab().note({ items, shipping: berlin }, 'chk_1');
    expect(await tab().of(goods)).toEqual({ checkoutId: 'chk_1', atMs: 1_000_000 });
  });

  test.each([
    ['another cart', { items: items.slice(1), shipping: berlin }],
    ['another quantity', { items: [{ sku: 'mug', quantity: 1 }], shipping: berlin }],
    ['another place', { items, shipping: { ...berlin, postalCode: '10117' } }],
    ['nothing that is sent', { items }],
  ])('says nothing of %s', async (_, goods) => {
    const { tab } = browser();
    await tab().note({ items, shipping: berlin }, 'chk_1');
    expect(await tab().of(goods)).toBeUndefined();
  });

  test('says nothing after half a day', async () => {
    const { tab, pass } = browser();
    await tab().note({ items }, 'chk_1');
    pass(12 * hour - 1);
    expect(await tab().of({ items })).toBeDefined();
    pass(1);
    expect(await tab().of({ items })).toBeUndefined();
  });

  test('is forgotten when it has come to nothing, and no other is', async () => {
    const { tab, kept } = browser();
    await tab().note({ items }, 'chk_1');
    await tab().note({ items, shipping: berlin }, 'chk_2');
    tab().forget('chk_1');
    expect(await tab().of({ items })).toBeUndefined();
    expect(await tab().of({ items, shipping: berlin })).toBeDefined();
    tab().forget('chk_2');
    expect(kept.size).toBe(0);
  });

  test('leaves nothing of who pays and where it goes in the browser', async () => {
    const { tab, kept } = browser();
    const shopper = { items, shipping: berlin, email: 'ada@example.com' };
    await tab().note(shopper, 'chk_1');
    expect([...kept.values()].join()).not.toMatch(/ada|Haupt|Berlin|10115|DE|mug/i);
  });
});

test.each(['{', 'null', '[]', '{"x":1}', '{"x":{"checkoutId":1,"atMs":1}}'])(
  'what was not written by the page is not believed: %s',
  async (text) => {
    const { tab, keep } = browser();
    keep.setItem('holdfast.begun', text);
    expect(await tab().of({ items })).toBeUndefined();
    await tab().note({ items }, 'chk_1');
    expect(await tab().of({ items })).toBeDefined();
  },
);

test('a browser without room pays all the same, and knows of no other tab', async () => {
  const { keep } = browser();
  const full = {
    ...keep,
    setItem: () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    },
  };
  const begun = begunPayments(full);
  await begun.note({ items }, 'chk_1');
  expect(await begun.of({ items })).toBeUndefined();
});
