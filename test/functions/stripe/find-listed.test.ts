import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripeClient } from '../../../functions/stripe/client.ts';
import { findListed } from '../../../functions/stripe/find-listed.ts';
import { checkoutDocumentOf, checkoutId, placedAtMs, shop } from '../../support/checkouts.ts';

const hourMs = 60 * 60 * 1000;
const daySeconds = 24 * 60 * 60;

type Payment = { readonly id: string; readonly created: number; readonly metadata: object };

/** A shop that took 20,000 payments on the day of the checkout, one every 4.32 seconds. */
const busyDay: readonly Payment[] = Array.from({ length: 20_000 }, (_, nth) => ({
  id: `pi_other_${nth}`,
  created: Math.floor(placedAtMs / 1000 + (nth * daySeconds) / 20_000),
  metadata: { checkoutId: `chk_${nth}`, shop },
}));

let payments: readonly Payment[] = [];
let pages = 0;
/** How many requests in a row Stripe refuses, because it has too much to do. */
let refusals = 0;
let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://stripe');
    const bound = (name: string, none: number) => Number(searchParams.get(name) ?? none);
    const [gte, lt] = [bound('created[gte]', 0), bound('created[lt]', Number.MAX_SAFE_INTEGER)];
    pages += 1;
    if (refusals > 0) {
      refusals -= 1;
      response.writeHead(429, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ error: { code: 'rate_limit', message: 'Too many.' } }));
      return;
    }
    // The newest first, as Stripe lists them.
    const within = payments
      .filter(({ created }) => created >= gte && created < lt)
      .toSorted((a, b) => b.created - a.created);
    const after = searchParams.get('starting_after');
    const start = after === null ? 0 : within.findIndex(({ id }) => id === after) + 1;
    const data = within.slice(start, start + 100);
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const has_more = start + 100 < within.length;
    response.end(JSON.stringify({ object: 'list', url: '/v1/payment_intents', has_more, data }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const find = async (all: readonly Payment[], hoursLater: number) => {
  payments = all;
  pages = 0;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = await stripeClient(url, async () => 'sk_test_1')();
  const now = placedAtMs + hoursLater * hourMs;
  return (await findListed(client, shop, checkoutDocumentOf(), now, async () => {}))?.id;
};
const ours = (secondsLater: number, owner = shop): Payment => ({
  id: 'pi_ours',
  created: placedAtMs / 1000 + secondsLater,
  metadata: { checkoutId, shop: owner },
});

test('a list that Stripe refuses because it is asked too much goes on where it was', async () => {
  refusals = 5;
  expect(await find([ours(23 * 3600)], 25)).toBe('pi_ours');
  expect(pages).toBe(5 + 24);
});

test('after five waits, Stripe’s refusal is thrown', async () => {
  refusals = 1000;
  await expect(find([ours(60)], 25)).rejects.toThrow('Too many.');
  expect(pages).toBe(6);
  refusals = 0;
});

test('a payment of the first minute is found in the first hour of a day with 20,000', async () => {
  expect(await find([...busyDay, ours(30)], 25)).toBe('pi_ours');
  expect(pages).toBeLessThanOrEqual(9);
});

test('a day with 20,000 payments is known to have none of this checkout after 200-odd pages', async () => {
  expect(await find(busyDay, 25)).toBeUndefined();
  expect(pages).toBeLessThanOrEqual(224);
});

test('a payment that is looked for at once is one page away', async () => {
  expect(await find([ours(1)], 0)).toBe('pi_ours');
  expect(await find([], 0)).toBeUndefined();
  expect(pages).toBe(1);
});

test.each([
  ['5 minutes before, by another clock', -300],
  ['at the very end of the first hour', 3299],
  ['at the very beginning of the second', 3300],
  ['some hours later, after a redrive', 5.5 * 3600],
  ['as late as Authorize asks', 22 * 3600],
])('a payment made %s is found', async (_, secondsLater) => {
  expect(await find([ours(secondsLater)], 23)).toBe('pi_ours');
});

test('a payment that Stripe’s clock puts into the future is found', async () => {
  expect(await find([ours(2 * 3600)], 0)).toBe('pi_ours');
});

test('another shop’s payment is not found, even under the same checkout id', async () => {
  expect(await find([ours(30, 'Another')], 25)).toBeUndefined();
});
