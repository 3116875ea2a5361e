import { loadScripts } from '../../support/load-scripts.ts';

type Params = Readonly<Record<string, unknown>>;
type Requests = Readonly<Record<string, (params?: Params) => Promise<unknown>>>;
type Make = (fields: object, key: () => string) => Requests;
type Sent = { readonly path: string; readonly params: Params };

const card = {
  number: '4242424242424242',
  exp_month: 12,
  exp_year: 2034,
  cvc: '123',
  postal: '94103',
};

/** `problem` is the first one of the card's fields, `answers` are the API's by its paths. */
const build = (problem?: object, answers: Readonly<Record<string, object>> = {}) => {
  const sent: Sent[] = [];
  const StripeStandIn: { cardRequests?: Make; callStripe: unknown } = {
    callStripe: async (_key: string, _method: string, path: string, params: Params) => {
      sent.push({ path, params });
      return answers[path] ?? { id: path };
    },
  };
  const loaded = loadScripts<{ cardRequests: Make }>(['frame/card-requests.js'], { StripeStandIn });
  const fields = { check: () => problem, card: () => card };
  return { sent, requests: loaded.cardRequests(fields, () => 'pk_test_1') };
};

test.each(['token', 'confirmationToken', 'paymentMethod'])(
  'no %s is made of a card that is not complete',
  async (name) => {
    const problem = { code: 'incomplete_number' };
    const { requests, sent } = build(problem);
    expect(await requests[name]?.()).toEqual({ error: problem });
    expect(sent).toEqual([]);
  },
);

test('a token has the postal code of the field, unless the page gives another', async () => {
  const { requests, sent } = build();
  expect(await requests.token?.()).toEqual({ token: { id: '/v1/tokens' } });
  await requests.token?.({ address_zip: '10001', name: 'Ada' });
  expect(sent.map(({ params }) => params.card)).toMatchObject([
    { number: card.number, address_zip: '94103' },
    { number: card.number, address_zip: '10001', name: 'Ada' },
  ]);
  expect(JSON.stringify(sent)).not.toContain('postal');
});

test("a confirmation token has the page's details, and the card below them", async () => {
  const { requests, sent } = build();
  await requests.confirmationToken?.({
    return_url: 'https://shop.test/',
    payment_method_data: { billing_details: { email: 'a@b.test', address: { country: 'US' } } },
  });
  const { postal, ...numbers } = card;
  expect(sent[0]).toMatchObject({
    path: '/v1/confirmation_tokens',
    params: {
      return_url: 'https://shop.test/',
      payment_method_data: {
        type: 'card',
        card: numbers,
        billing_details: { email: 'a@b.test', address: { country: 'US', postal_code: postal } },
      },
    },
  });
});

test('a payment method is made of a token', async () => {
  const { requests, sent } = build(undefined, { '/v1/tokens': { id: 'tok_1' } });
  expect(await requests.paymentMethod?.()).toHaveProperty('paymentMethod');
  expect(sent[1]).toMatchObject({
    path: '/v1/payment_methods',
    params: { type: 'card', card: { token: 'tok_1' } },
  });
});

test('a token that is refused makes no payment method', async () => {
  const error = { code: 'incorrect_number' };
  const { requests, sent } = build(undefined, { '/v1/tokens': { error } });
  expect(await requests.paymentMethod?.()).toEqual({ error });
  expect(sent).toHaveLength(1);
});
