import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

const account = openAccount();
const { stripe, control } = account;
const daySeconds = 24 * 60 * 60;
const ids: string[] = [];
const days: number[] = [];

// Five PaymentIntents on five days.
beforeAll(async () => {
  for (let day = 0; day < 5; day += 1) {
    const { id, created } = await account.hold();
    ids.unshift(id);
    days.push(created);
    control.advance(daySeconds);
  }
});

const listed = async (params: Parameters<typeof stripe.paymentIntents.list>[0]) => {
  const { data, has_more } = await stripe.paymentIntents.list(params);
  return { ids: data.map(({ id }) => id), has_more };
};

test('a list has the newest first, one page at a time', async () => {
  expect(await listed({ limit: 2 })).toEqual({ ids: ids.slice(0, 2), has_more: true });
  expect(await listed({ limit: 5 })).toEqual({ ids, has_more: false });
});

test('a page begins after one cursor and ends before the other', async () => {
  expect((await listed({ starting_after: ids[1] ?? '', limit: 2 })).ids).toEqual(ids.slice(2, 4));
  expect((await listed({ ending_before: ids[3] ?? '', limit: 2 })).ids).toEqual(ids.slice(1, 3));
});

test("Stripe's own client walks through all pages", async () => {
  const seen: string[] = [];
  for await (const { id } of stripe.paymentIntents.list({ limit: 2 })) seen.push(id);
  expect(seen).toEqual(ids);
});

test.each([
  ['gte', [0, 1, 2]],
  ['gt', [0, 1]],
  ['lte', [2, 3, 4]],
  ['lt', [3, 4]],
])('a list is bounded by the time of creation: %s', async (bound, places) => {
  const { ids: found } = await listed({ created: { [bound]: days[2] } });
  expect(found).toEqual(places.map((place) => ids[place]));
});

test('a cursor outside of the bounds still has its place', async () => {
  const params = { starting_after: ids[0] ?? '', created: { lte: days[3] ?? 0 } };
  expect((await listed(params)).ids).toEqual(ids.slice(1));
});

test.each([0, 101])('a page of %p is refused', async (limit) => {
  expect(await errorOf(stripe.paymentIntents.list({ limit }))).toMatchObject({
    statusCode: 400,
    param: 'limit',
  });
});

test.each(['starting_after', 'ending_before'])('an unknown %s is refused', async (cursor) => {
  expect(await errorOf(stripe.refunds.list({ [cursor]: 're_none' }))).toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    param: cursor,
  });
});

test('a list shows the parts that are to be expanded', async () => {
  const { data } = await stripe.paymentIntents.list({ limit: 1, expand: ['data.latest_charge'] });
  expect(data[0]?.latest_charge).toMatchObject({ object: 'charge' });
});
