/** Types a card into Stripe's frame: the shopper's browser talks to Stripe alone, and nothing fails there. */
import type { StandIn } from '@holdfast/stripe-stand-in/stand-in';
import type { AskStripe } from '../ledger/read-payments.ts';

/** Resolves to a PaymentMethod, which can be used once, with the e-mail as its billing details. */
export const typeCard = async (stripe: Pick<StandIn, 'api'>, email: string): Promise<string> => {
  const body = new URLSearchParams({
    type: 'card',
    'card[token]': 'tok_visa',
    'billing_details[email]': email,
  });
  const { id } = (await ask(stripe, 'POST', '/v1/payment_methods', '', String(body))) as {
    readonly id: string;
  };
  return id;
};

/** Reads from the stand-in without a network. */
export const stripeInProcess =
  (stripe: Pick<StandIn, 'api'>): AskStripe =>
  (path, query) =>
    ask(stripe, 'GET', path, query, '');

const ask = async (
  { api }: Pick<StandIn, 'api'>,
  method: string,
  path: string,
  query: string,
  body: string,
): Promise<unknown> => {
  const answer = await api({
    ...{ method, path, query, body },
    authorization: 'Bearer sk_test_bench',
    idempotencyKey: undefined,
  });
  if (typeof answer === 'symbol' || answer.status !== 200) {
    const words = typeof answer === 'symbol' ? 'no answer' : JSON.stringify(answer.body);
    throw new Error(`Stripe did not do ${method} ${path}: ${words}`);
  }
  return answer.body;
};
