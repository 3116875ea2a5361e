import type { Attempt } from '../../../web/page/api.ts';
import { createApi, LostAnswer, Refusal } from '../../../web/page/api.ts';

const attempt: Attempt = {
  key: '0123456789abcdef',
  body: {
    items: [{ sku: 'mug', quantity: 2 }],
    email: 'ada@example.com',
    expectedTotal: 2800,
    payment: { token: 'tok_1' },
  },
};

const problem = (status: number, code: string) => ({
  type: 'about:blank',
  title: 'A title',
  status,
  code,
  detail: 'A sentence for the shopper.',
});

const answering = (status: number, body: unknown, type = 'application/json') => {
  const requests: { url: string; init: RequestInit }[] = [];
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const send: typeof fetch = async (url, init = {}) => {
    requests.push({ url: String(url), init });
    return new Response(text, { status, headers: { 'content-type': type } });
  };
  return { api: createApi(send), requests };
};
const refusing = (status: number, code: string) =>
  answering(status, problem(status, code), 'application/problem+json; charset=utf-8');

describe('the page’s API client', () => {
  test('sends an attempt with its key and its body', async () => {
    const { api, requests } = answering(201, { id: 'co_1' });
    await api.createCheckout(attempt);
    expect(requests[0]).toMatchObject({
      url: '/api/checkouts',
      init: {
        method: 'POST',
        headers: {
          'Idempotency-Key': attempt.key,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(attempt.body),
      },
    });
  });

  test('gives the answer as it came', async () => {
    const { api } = answering(200, { currency: 'usd', products: [] });
    expect(await api.catalog()).toEqual({ currency: 'usd', products: [] });
  });

  test('never has a function wait for a checkout: many shoppers would take all there are', async () => {
    const { api, requests } = answering(200, { id: 'co_1' });
    await api.createCheckout(attempt);
    await api.checkout('co_1');
    await api.authenticated('co_1');
    expect(requests.map(({ init }) => new Headers(init.headers).has('prefer'))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('puts an id into the path so that it can’t be another path', async () => {
    const { api, requests } = answering(200, {});
    await api.authenticated('../catalog?x');
    expect(requests[0]?.url).toBe('/api/checkouts/..%2Fcatalog%3Fx/authentication');
  });

  test.each([
    [409, 'price_changed'],
    [422, 'out_of_stock'],
    [429, 'too_many_attempts'],
    [404, 'not_found'],
    [503, 'being_set_up'],
    [503, 'too_many_declines'],
  ])('takes a problem with status %p as a definite no', async (status, code) => {
    const { api } = refusing(status, code);
    const refusal = await api.createCheckout(attempt).catch((error) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal.problem.code).toBe(code);
    expect(refusal.message).toBe('A sentence for the shopper.');
  });

  test.each([500, 502, 503])('takes a problem with status %p as a lost answer', async (status) => {
    const { api } = refusing(status, 'unavailable');
    await expect(api.createCheckout(attempt)).rejects.toMatchObject({
      name: 'LostAnswer',
      loss: 'failed',
    });
  });

  test.each([
    ['busy', 429, '{"message":"Too Many Requests"}', 'application/json'],
    ['busy', 503, '{"message":"Service Unavailable"}', 'application/json'],
    ['failed', 502, '<html>Bad gateway</html>', 'text/html'],
    ['failed', 504, '{"message":"Endpoint request timed out"}', 'application/json'],
    ['blocked', 403, '<html>Forbidden</html>', 'text/html'],
    ['blocked', 403, '{"message":"Forbidden"}', 'application/json'],
    ['blocked', 404, '<html>There is nothing here</html>', 'text/html'],
    ['blocked', 407, '', 'text/plain'],
    ['blocked', 200, '<html>Log in to the network</html>', 'text/html'],
    ['blocked', 201, '', 'application/json'],
  ])(
    'takes what a gateway says as a lost answer: %s by %p %s',
    async (loss, status, body, type) => {
      const { api } = answering(status, body, type);
      const lost = await api.createCheckout(attempt).catch((error) => error);
      expect(lost).toBeInstanceOf(LostAnswer);
      expect(lost.loss).toBe(loss);
    },
  );

  describe('waits for an answer', () => {
    beforeEach(() => void jest.useFakeTimers());
    afterEach(() => void jest.useRealTimers());

    test('for 15 seconds', async () => {
      const api = createApi(
        (_, init) =>
          new Promise((_, reject) => {
            init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
          }),
      );
      const answer = api.catalog().catch((error) => error);
      await jest.advanceTimersByTimeAsync(14_999);
      expect(jest.getTimerCount()).toBe(1);
      await jest.advanceTimersByTimeAsync(1);
      expect(await answer).toMatchObject({ name: 'LostAnswer', loss: 'unanswered' });
    });

    test('and leaves no timer behind', async () => {
      const { api } = answering(200, {});
      await api.catalog();
      expect(jest.getTimerCount()).toBe(0);
    });
  });

  test('takes a network error as a lost answer, with its cause', async () => {
    const cause = new TypeError('Failed to fetch');
    const api = createApi(() => Promise.reject(cause));
    await expect(api.createCheckout(attempt)).rejects.toMatchObject({ name: 'LostAnswer', cause });
  });
});
