/** A shop that is only known by its addresses, and its Stripe stand-in: wherever it runs, the same. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckoutView, Problem } from '../../../functions/checkout/contract.ts';

export type Addresses = {
  /** In front of `/api`. */
  readonly apiUrl: string;
  readonly stripeUrl: string;
  /** How long a checkout may take to be decided. */
  readonly patienceSeconds?: number;
};

type Body = Partial<CheckoutView & Omit<Problem, 'status'>>;
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Body };

export type Payment = {
  readonly id: string;
  readonly status: string;
  readonly amount_received: number;
  readonly metadata: Readonly<Record<string, string>>;
};

export type RemoteShop = ReturnType<typeof shopAt>;

const requestSeconds = 30;
const defaultPatienceSeconds = 60;
const pauseMs = 300;

export const seat = { sku: 'workshop', quantity: 1 } as const;
export const order = {
  items: [seat],
  email: 'shopper@example.com',
  expectedTotal: 1400,
  payment: { paymentMethod: 'pm_card_visa' },
};

export const shopAt = ({
  apiUrl,
  stripeUrl,
  patienceSeconds = defaultPatienceSeconds,
}: Addresses) => {
  const call = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const answer = await fetch(`${apiUrl}${path}`, {
      ...init,
      signal: AbortSignal.timeout(requestSeconds * 1000),
    });
    const { status, headers } = answer;
    return { status, headers, body: (await answer.json()) as Body };
  };
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    call(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const control = async (path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${stripeUrl}/_control${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return answer.json();
  };
  const place = (changes: object = {}, key: string = randomUUID()): Promise<Answer> =>
    post('/api/checkouts', { ...order, ...changes }, { 'Idempotency-Key': key });
  /**
   * The checkout once its status is one of these; as it is when patience ends otherwise. It does not ask the
   * API to wait: where few functions run at once, those that wait would keep the others from running.
   */
  const reached = async (id: string | undefined, ...statuses: readonly string[]): Promise<Body> => {
    const until = Date.now() + patienceSeconds * 1000;
    let { body } = await call(`/api/checkouts/${id}`);
    while (!statuses.includes(body.status ?? '') && Date.now() < until) {
      await sleep(pauseMs);
      const next = await call(`/api/checkouts/${id}`);
      // Too busy to say: what was said last still holds.
      if (next.status === 200) body = next.body;
    }
    return body;
  };
  const payments = async (checkoutId?: string): Promise<readonly Payment[]> => {
    const { paymentIntents } = (await control('/state')) as {
      readonly paymentIntents: readonly Payment[];
    };
    return paymentIntents.filter(
      ({ metadata }) => checkoutId === undefined || metadata.checkoutId === checkoutId,
    );
  };
  return {
    call,
    post,
    control,
    place,
    reached,
    payments,
    /** Places it, and follows it to an ending. */
    buy: async (changes: object = {}, key?: string): Promise<Body> => {
      const { body } = await place(changes, key);
      return reached(body.id, 'paid', 'declined', 'rejected', 'canceled', 'expired', 'refunded');
    },
    /** The shopper's answer at the bank. */
    answerBank: async (paymentId: string, outcome: 'succeed' | 'fail'): Promise<void> => {
      const body = new URLSearchParams({ outcome });
      await fetch(`${stripeUrl}/_bank/${paymentId}`, { method: 'POST', body });
    },
  };
};
