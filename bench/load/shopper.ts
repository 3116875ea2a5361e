/** A shopper at either shop: from the click to the moment at which an order is shown. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckoutView } from '../../functions/checkout/contract.ts';
import { type Api, createApi, Refusal } from '../../web/page/api.ts';
import { hasOrder } from '../../web/settle/ending.ts';
import { settle } from '../../web/settle/settle.ts';

export type Bought = {
  /** Milliseconds from the click to the answer that there is an order, or that there is none. */
  readonly waitedMs: number;
  readonly hasOrder: boolean;
  /** Resolves once the rest has happened that the shopper does not wait for. */
  readonly rest: () => Promise<unknown>;
};

export type Shopper = {
  readonly buy: () => Promise<Bought>;
  /** How many answers had a status from 500 on, or did not come. */
  readonly failures: () => number;
};

const cart = [{ sku: 'workshop', quantity: 1 }];
const total = 1400;
const paymentMethod = 'pm_card_visa';

/** Counts answers that are none. */
const counted = (url: string) => {
  let failures = 0;
  return {
    failures: () => failures,
    send: async (path: string, init?: RequestInit): Promise<Response> => {
      try {
        const response = await fetch(`${url}${path}`, init);
        if (response.status >= 500) failures += 1;
        return response;
      } catch (error) {
        failures += 1;
        throw error;
      }
    },
  };
};

/** As long as the page pauses: up to a fifth more or less. */
const pause = (seconds: number): Promise<void> =>
  sleep(seconds * 1000 * (0.8 + Math.random() * 0.4));

/** Buys with the page's own code: its requests, its looks at the checkout, its pauses. */
export const shopperAtHoldfast = (url: string): Shopper => {
  const { send, failures } = counted(url);
  const api = createApi((path, init) => send(String(path), init));
  const settling = {
    api,
    pause,
    onLost: () => {},
    onSlow: () => {},
    bankStep: () => Promise.reject(new Error('This card’s bank asks for nothing.')),
  };
  return {
    failures,
    buy: async () => {
      const body = {
        items: cart,
        email: 'ada@example.com',
        expectedTotal: total,
        payment: { paymentMethod },
      };
      const clickedAt = performance.now();
      const checkout = await settle(settling, { key: randomUUID(), body }).catch(refused);
      const waitedMs = performance.now() - clickedAt;
      if (checkout === undefined) return { waitedMs, hasOrder: false, rest: async () => {} };
      return { waitedMs, hasOrder: hasOrder(checkout), rest: () => untilPaid(api, checkout) };
    },
  };
};

const refused = (error: unknown): undefined => {
  if (!(error instanceof Refusal)) throw error;
};

const patienceMs = 120_000;

const untilPaid = async (api: Pick<Api, 'checkout'>, { id }: CheckoutView): Promise<void> => {
  const until = Date.now() + patienceMs;
  while ((await api.checkout(id)).status === 'confirmed') {
    if (Date.now() > until) throw new Error(`The checkout ${id} is not paid after two minutes.`);
    await sleep(200);
  }
};

/** Buys with one request; `restMs` is what the flow does after its answer. */
export const shopperAtPlain = (url: string, restMs: number): Shopper => {
  const { send, failures } = counted(url);
  return {
    failures,
    buy: async () => {
      const clickedAt = performance.now();
      const response = await send('/checkout', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ items: cart, email: 'ada@example.com', paymentMethod }),
      });
      await response.json();
      const waitedMs = performance.now() - clickedAt;
      return { waitedMs, hasOrder: response.status === 201, rest: () => sleep(restMs) };
    },
  };
};
