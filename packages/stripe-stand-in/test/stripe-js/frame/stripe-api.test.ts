import { loadScripts } from '../../support/load-scripts.ts';

type Sent = { readonly path: string; readonly init: RequestInit };
type Call = (key: string, method: string, path: string, params?: object) => Promise<unknown>;

/** The script, with a network that answers this. */
const load = (answer: () => Promise<Response>) => {
  const sent: Sent[] = [];
  const fetch = (path: string, init: RequestInit) => {
    sent.push({ path, init });
    return answer();
  };
  const { callStripe } = loadScripts<{ callStripe: Call }>(['frame/stripe-api.js'], {
    fetch,
    URLSearchParams,
  });
  return { callStripe, sent };
};
const answering = (status: number, body: unknown) => async () => Response.json(body, { status });

test('parameters are nested as forms are, and what is empty is left out', async () => {
  const { callStripe, sent } = load(answering(200, {}));
  const card = { number: '42', cvc: '', address_zip: undefined, exp_month: 0 };
  await callStripe('pk_test_1', 'POST', '/v1/tokens', { card, names: ['a', 'b'] });
  expect(decodeURIComponent(String(sent[0]?.init.body))).toBe(
    'card[number]=42&card[exp_month]=0&names[0]=a&names[1]=b',
  );
});

test('a request carries the publishable key; a GET has its parameters in the address', async () => {
  const { callStripe, sent } = load(answering(200, {}));
  await callStripe('pk_test_1', 'GET', '/v1/payment_intents/pi_1', { client_secret: 's' });
  expect(sent).toEqual([
    {
      path: '/v1/payment_intents/pi_1?client_secret=s',
      init: { method: 'GET', headers: { Authorization: 'Bearer pk_test_1' } },
    },
  ]);
});

test.each([
  ['an object', answering(200, { id: 'tok_1' }), { id: 'tok_1' }],
  ["Stripe's refusal", answering(402, { error: { code: 'x' } }), { error: { code: 'x' } }],
])('%s is answered as it is', async (_, answer, expected) => {
  const { callStripe } = load(answer);
  expect(await callStripe('pk_test_1', 'POST', '/v1/tokens')).toEqual(expected);
});

test.each([
  ['no connection', () => Promise.reject(new TypeError('failed'))],
  ['an answer that is no JSON', async () => new Response('<html>')],
  ['a failure without words', answering(500, {})],
])('%s is an error that a shopper can read', async (_, answer) => {
  const { callStripe } = load(answer);
  expect(await callStripe('pk_test_1', 'POST', '/v1/tokens')).toMatchObject({
    error: { type: 'api_connection_error', message: expect.stringContaining('try again') },
  });
});
