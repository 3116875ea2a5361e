import type { CheckoutView } from '../../../functions/checkout/contract.ts';
import { LostAnswer, Refusal } from '../../../web/page/api.ts';
import { askTwice } from '../../../web/settle/twice.ts';
import { problemOf } from '../problems.ts';

const goods = { items: [{ sku: 'mug', quantity: 1 }] };
const minute = 60 * 1000;
const afternoon = new Date(2026, 10, 29, 14, 2).getTime();

const checkoutOf = (
  status: CheckoutView['status'],
  more: Partial<CheckoutView> = {},
): CheckoutView => ({ id: 'chk_1', status, currency: 'usd', total: 1400, lines: [], ...more });

/** A browser with a first payment of 2:02 PM, of which the server says this. */
const browser = (answer: CheckoutView | Error, atMs: number | undefined = afternoon) => {
  const forgotten: string[] = [];
  const looks: string[] = [];
  const ask = askTwice(
    {
      of: async () => (Number.isNaN(atMs) ? undefined : { checkoutId: 'chk_1', atMs }),
      forget: (id) => void forgotten.push(id),
    },
    {
      checkout: async (id) => {
        looks.push(id);
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
    () => afternoon + minute,
  );
  return { ask, forgotten, looks };
};

const unknown = new Refusal(problemOf({ status: 404, code: 'not_found' }));

test('who has begun nothing is asked nothing, and nor is the server', async () => {
  const { ask, looks } = browser(checkoutOf('paid'), Number.NaN);
  expect(await ask(goods)).toBeUndefined();
  expect(looks).toEqual([]);
});

test('an order of today is named with its time and number', async () => {
  const { ask } = browser(checkoutOf('paid', { orderId: 'HF-1111-2222-3333' }));
  expect(await ask(goods)).toEqual({
    sentence: expect.stringMatching(
      /^You ordered the same at 2:02\sPM: order HF-1111-2222-3333\.$/,
    ),
    checkoutId: 'chk_1',
  });
});

test.each([
  ['is still under way', checkoutOf('processing'), afternoon],
  ['waits for the bank', checkoutOf('requires_action'), afternoon],
  ['may still be on its way to the server', unknown, afternoon],
  ['can’t be asked about', new LostAnswer('lost', 'unanswered'), afternoon - 60 * minute],
])('a payment that %s is told as under way', async (_, answer, atMs) => {
  const { ask, forgotten } = browser(answer, atMs);
  expect((await ask(goods))?.sentence).toMatch(/is still under way, maybe in another tab/);
  expect(forgotten).toEqual([]);
});

test.each([
  ['was declined', checkoutOf('declined'), afternoon],
  ['was refunded', checkoutOf('refunded'), afternoon],
  [
    'is being undone',
    checkoutOf('processing', { error: { code: 'releasing', message: 'No.' } }),
    afternoon,
  ],
  ['never reached the server, because its tab died', unknown, afternoon - 2 * minute],
])('a payment that %s holds nobody up, and is forgotten', async (_, answer, atMs) => {
  const { ask, forgotten } = browser(answer, atMs);
  expect(await ask(goods)).toBeUndefined();
  expect(forgotten).toEqual(['chk_1']);
});

test('who was asked once pays', async () => {
  const { ask, looks } = browser(checkoutOf('paid', { orderId: 'HF-1' }));
  expect(await ask(goods)).toBeDefined();
  expect(await ask(goods)).toBeUndefined();
  expect(looks).toHaveLength(1);
});
