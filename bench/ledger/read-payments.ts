/** Reads every payment from Stripe, as anybody with the key can: by its lists. */
import type { Payment } from './losses.ts';

/** Resolves to the JSON that Stripe answers to a GET of this path and query. */
export type AskStripe = (path: string, query: string) => Promise<unknown>;

type Page = {
  readonly data: readonly {
    readonly id: string;
    readonly status: string;
    readonly amount_received: number;
    readonly latest_charge: {
      readonly amount_refunded: number;
      readonly billing_details: { readonly email: string | null };
    } | null;
  }[];
  readonly has_more: boolean;
};

/** The newest first. */
export const readPayments = async (ask: AskStripe): Promise<readonly Payment[]> => {
  const payments: Payment[] = [];
  for (;;) {
    const query = new URLSearchParams({ limit: '100', 'expand[]': 'data.latest_charge' });
    const last = payments.at(-1);
    if (last !== undefined) query.set('starting_after', last.id);
    const { data, has_more } = (await ask('/v1/payment_intents', String(query))) as Page;
    for (const { id, status, amount_received, latest_charge } of data) {
      payments.push({
        id,
        status,
        receivedMinor: amount_received,
        refundedMinor: latest_charge?.amount_refunded ?? 0,
        shopper: latest_charge?.billing_details.email ?? null,
      });
    }
    if (!has_more) return payments;
  }
};

/** Asks the Stripe at this address over HTTP. */
export const stripeOverHttp =
  (url: string): AskStripe =>
  async (path, query) => {
    const response = await fetch(`${url}${path}?${query}`, {
      headers: { authorization: 'Bearer sk_test_bench' },
    });
    if (!response.ok) throw new Error(`Stripe answered ${response.status} to ${path}.`);
    return response.json();
  };
