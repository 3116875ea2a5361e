import { webcrypto } from 'node:crypto';
import type { CheckoutView } from '../../../functions/checkout/contract.ts';
import { Refusal } from '../../../web/page/api.ts';
import { createPaying } from '../../../web/pay/paying.ts';
import type { Purchase } from '../../../web/pay/purchase.ts';
import type { Keep } from '../../../web/settle/attempt.ts';
import type { Begun } from '../../../web/settle/begun.ts';
import { StripeUnavailable } from '../../../web/stripe/load-stripe.ts';

const checkout: CheckoutView = {
  id: 'chk_1',
  status: 'paid',
  currency: 'usd',
  total: 1400,
  lines: [],
};
const problem = { type: 'about:blank', title: '', status: 422, code: 'x', detail: 'No.' };
const purchase: Purchase = {
  items: [{ sku: 'mug', quantity: 1 }],
  email: 'ada@example.com',
  quote: {
    ...{ currency: 'usd', lines: [], subtotal: 1400, discount: 0, shipping: 0, tax: 0 },
    ...{ taxes: [], total: 1400, needsDestination: false },
  },
  collect: async () => ({ payment: { token: 'tok_1' } }),
  onIncomplete: () => {},
};

/** A tab in which everything that the page is told is written down, in order. */
const tab = (createCheckout: () => Promise<CheckoutView>, first?: Begun) => {
  const told: string[] = [];
  const kept = new Map<string, string>();
  const keep: Keep = {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
  const never = () => Promise.reject(new Error('Nobody asks for this here.'));
  const paying = createPaying({
    keep,
    settling: {
      api: { createCheckout, checkout: async () => checkout, authenticated: never },
      bankStep: never,
      pause: async () => {},
      onLost: () => {},
      onSlow: () => {},
    },
    begun: {
      of: async () => first,
      note: async (_, checkoutId) => void told.push(`begun ${checkoutId.slice(0, 4)}`),
      forget: (checkoutId) => void told.push(`nothing of ${checkoutId}`),
    },
    onTwice: () => void told.push('asked'),
    onCheckout: () => {},
    urlOf: () => 'https://shop.example/',
    onBusy: (busy) => void told.push(busy ? 'locked' : 'free'),
    onOrder: () => void told.push('order'),
    onEnd: () => void told.push('end'),
    onRefusal: () => void told.push('refusal'),
    onError: (sentence) => void told.push(sentence),
  });
  return { paying, told, kept };
};

const original = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
beforeEach(() => {
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
});
afterEach(() => {
  if (original) Object.defineProperty(globalThis, 'crypto', original);
});

describe('the page is free again before it is told', () => {
  const refused = () => Promise.reject(new Refusal(problem));
  test.each([
    ['of an order', async () => checkout, ['locked', 'begun chk_', 'free', 'order']],
    [
      'of a decline',
      async () => ({ ...checkout, status: 'declined' as const }),
      ['locked', 'begun chk_', expect.stringMatching(/^nothing of chk_/), 'free', 'end'],
    ],
    [
      'of a refusal',
      refused,
      ['locked', 'begun chk_', expect.stringMatching(/^nothing of chk_/), 'free', 'refusal'],
    ],
  ])('%s', async (_, createCheckout, expected) => {
    const { paying, told, kept } = tab(createCheckout);
    await paying.pay(purchase);
    expect(told).toEqual(expected);
    expect(kept.size).toBe(0);
  });

  test('what is missing of the card', async () => {
    const { paying, told } = tab(async () => checkout);
    const incomplete = { message: 'Your card number is incomplete.', isShown: true };
    const hasOrder = await paying.pay({
      ...purchase,
      collect: async () => incomplete,
      onIncomplete: (why) => void told.push(why.message),
    });
    expect(told).toEqual(['locked', 'free', incomplete.message]);
    expect(hasOrder).toBe(false);
  });
});

test('Stripe is told who pays, where the order goes, and the way back from a bank', async () => {
  const { paying } = tab(async () => checkout);
  const shipping = { name: 'Ada', line1: '1 Engine Row', country: 'GB' };
  const told: unknown[] = [];
  const collect: Purchase['collect'] = async (each) => {
    told.push(each);
    return { payment: { token: 'tok_1' } };
  };
  await paying.pay({ ...purchase, shipping, collect });
  expect(told).toEqual([
    { returnUrl: 'https://shop.example/', email: 'ada@example.com', shipping },
  ]);
});

describe('an attempt', () => {
  test('is kept before its request is sent, and forgotten after a definite answer', async () => {
    const keptMeanwhile: number[] = [];
    const { paying, kept } = tab(async () => {
      keptMeanwhile.push(kept.size);
      return checkout;
    });
    await paying.pay(purchase);
    expect(keptMeanwhile).toEqual([1]);
    expect(kept.size).toBe(0);
  });

  test('is the only one: a second click while it is under way pays nothing', async () => {
    const requests: string[] = [];
    const { paying } = tab(async () => {
      requests.push('sent');
      return checkout;
    });
    const [first, second] = await Promise.all([paying.pay(purchase), paying.pay(purchase)]);
    expect([first, second]).toEqual([true, false]);
    expect(requests).toEqual(['sent']);
    expect(paying.isPaying()).toBe(false);
  });

  test('for what was paid for already is asked about, and pays when it is meant', async () => {
    const { paying, told, kept } = tab(async () => checkout, { checkoutId: 'chk_1', atMs: 0 });
    expect(await paying.pay(purchase)).toBe(false);
    expect(told.splice(0)).toEqual(['locked', 'free', 'asked']);
    expect(kept.size).toBe(0);
    expect(await paying.pay(purchase)).toBe(true);
    expect(told).toEqual(['locked', 'begun chk_', 'free', 'order']);
  });

  test('that goes on after a reload is not asked about: it is the first one', async () => {
    const { paying, told } = tab(async () => checkout, { checkoutId: 'chk_1', atMs: 0 });
    const body = { items: [], email: 'a@b.org', expectedTotal: 1400, payment: { token: 'tok_1' } };
    await paying.resume({ key: '0123456789abcdef', body });
    expect(told).toEqual(['locked', 'free', 'order']);
  });

  describe('that breaks', () => {
    beforeEach(() => void jest.spyOn(console, 'error').mockReturnValue());
    afterEach(() => void jest.restoreAllMocks());

    test('is told in the page’s words, stays kept and frees the page', async () => {
      const defect = new TypeError('A defect.');
      const { paying, told, kept } = tab(() => Promise.reject(defect));
      expect(await paying.pay(purchase)).toBe(false);
      expect(told).toEqual([
        'locked',
        'begun chk_',
        'free',
        expect.stringMatching(/reload it.*not charged twice/),
      ]);
      expect(kept.size).toBe(1);
      expect(paying.isPaying()).toBe(false);
      expect(console.error).toHaveBeenCalledWith(defect);
    });

    test('for want of Stripe says so', async () => {
      const blocked = new StripeUnavailable('Stripe is blocked.');
      const { paying, told } = tab(() => Promise.reject(blocked));
      await paying.pay(purchase);
      expect(told.at(-1)).toBe('Stripe is blocked.');
    });
  });
});
