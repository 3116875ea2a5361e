/** Where a test's webhooks end: what was sent, and how it is answered. */
import Stripe from 'stripe';
import { openAccount } from './account.ts';

export type Sent = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const startMs = Date.UTC(2026, 0, 5);
export const url = 'http://127.0.0.1:20999/webhooks';
export const secret = 'whsec_of_the_caller';

/**
 * A stand-in whose deliveries end here, answered with `statuses` one after the other, then with 200.
 * An endpoint at `url` is connected: it wants `payment_intent.created`.
 */
export const connectedReceiver = (...statuses: readonly (number | Error)[]) => {
  const sent: Sent[] = [];
  const answers = [...statuses];
  const account = openAccount({
    now: () => startMs,
    send: async (to, headers, body) => {
      sent.push({ url: to, headers, body });
      const answer = answers.shift() ?? 200;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  const { control, stripe } = account;
  const endpoint = control.connectWebhook({
    url,
    secret,
    enabledEvents: ['payment_intent.created'],
  });
  return {
    ...account,
    sent,
    endpoint,
    webhooks: control.webhooks,
    createIntent: () => stripe.paymentIntents.create({ amount: 4200, currency: 'usd' }),
  };
};

/** The event that Stripe's own library reads from a delivery `ageSeconds` old; throws its refusal. */
export const verified = ({ headers, body }: Sent, trusted = secret, ageSeconds = 0) =>
  Stripe.webhooks.constructEvent(
    body,
    headers['stripe-signature'] ?? '',
    trusted,
    300,
    undefined,
    startMs + ageSeconds * 1000,
  );
