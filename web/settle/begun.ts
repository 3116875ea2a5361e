/**
 * The payments that this browser has begun, in any of its tabs, each by its cart and where it goes. Who
 * pays is not in it, and the address cannot be read from it.
 */
import type { CheckoutRequest } from '../../functions/checkout/contract.ts';
import type { Keep } from './attempt.ts';
import { digestOf } from './digest.ts';

/** What is paid for, as far as it tells one order from another. */
export type Goods = Pick<CheckoutRequest, 'items'> & {
  readonly shipping?: CheckoutRequest['shipping'] | undefined;
};

export type Begun = { readonly checkoutId: string; readonly atMs: number };

const name = 'holdfast.begun';

/** Half a day: whoever orders the same tomorrow means it. */
const keptMs = 12 * 3600 * 1000;

export const begunPayments = (keep: Keep, now = () => Date.now()) => {
  const all = (): Readonly<Record<string, Begun>> => {
    try {
      const found: unknown = JSON.parse(keep.getItem(name) ?? '{}');
      const entries = Object.entries(found ?? {}).filter(([, each]) => isRecent(each, now()));
      return Object.fromEntries(entries);
    } catch {
      return {};
    }
  };
  // A browser without room only knows of no other tab: that must not stop a payment.
  const set = (begun: Readonly<Record<string, Begun>>) => {
    try {
      if (Object.keys(begun).length) keep.setItem(name, JSON.stringify(begun));
      else keep.removeItem(name);
    } catch {}
  };

  return {
    /** The last payment that was begun for the same; undefined when there is none of today. */
    of: async (goods: Goods): Promise<Begun | undefined> => all()[await markOf(goods)],
    /** Must happen before the request is sent. */
    note: async (goods: Goods, checkoutId: string): Promise<void> => {
      const mark = await markOf(goods);
      if (mark) set({ ...all(), [mark]: { checkoutId, atMs: now() } });
    },
    /** The payment has come to nothing. */
    forget: (checkoutId: string): void => {
      const others = Object.entries(all()).filter(([, each]) => each.checkoutId !== checkoutId);
      set(Object.fromEntries(others));
    },
  };
};

export type BegunPayments = ReturnType<typeof begunPayments>;

/**
 * The same for a wallet's address and for one that was typed, however each writes the street. Empty
 * where the browser can't hash.
 */
const markOf = async ({ items, shipping }: Goods): Promise<string> => {
  const lines = items.map(({ sku, quantity }) => `${sku}:${quantity}`).sort();
  const { country = '', postalCode, city = '' } = shipping ?? {};
  const place = (postalCode || city).replace(/\s/g, '').toLowerCase();
  const digest = await digestOf([...lines, country, place].join('\n'));
  return digest ? btoa(String.fromCharCode(...digest)) : '';
};

const isRecent = (found: unknown, nowMs: number): found is Begun => {
  const { checkoutId, atMs } = (found ?? {}) as Partial<Begun>;
  return typeof checkoutId === 'string' && typeof atMs === 'number' && nowMs - atMs < keptMs;
};
