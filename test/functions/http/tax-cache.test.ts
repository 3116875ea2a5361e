import { cachedTaxes } from '../../../functions/http/tax-cache.ts';
import { failureOf } from '../../support/failure-of.ts';

const minute = 60_000;
const taxed = {
  currency: 'usd',
  goods: [{ amountMinor: 2800 }],
  shippingMinor: 500,
  destination: { country: 'US', state: 'CA', postalCode: '94107' },
};
const tax = { name: 'Sales tax', percent: '7.25', amount: 203, inclusive: false };

const cache = () => {
  const time = { nowMs: 0, asked: 0 };
  const taxesOf = cachedTaxes(
    async () => {
      time.asked += 1;
      return [tax];
    },
    () => time.nowMs,
  );
  return { time, taxesOf };
};

test('five hundred equal quotes are one calculation', async () => {
  const { time, taxesOf } = cache();
  for (let quote = 0; quote < 500; quote += 1) expect(await taxesOf(taxed)).toEqual([tax]);
  expect(time.asked).toBe(1);
});

test.each([
  ['other goods', { ...taxed, goods: [{ amountMinor: 2801 }] }],
  ['goods of another tax code', { ...taxed, goods: [{ amountMinor: 2800, taxCode: 'txcd_1' }] }],
  ['other shipping', { ...taxed, shippingMinor: 0 }],
  ['another currency', { ...taxed, currency: 'eur' }],
  ['another state', { ...taxed, destination: { ...taxed.destination, state: 'NY' } }],
  ['another postal code', { ...taxed, destination: { ...taxed.destination, postalCode: '1' } }],
  ['another country', { ...taxed, destination: { ...taxed.destination, country: 'DE' } }],
])('%s are calculated on their own', async (_, other) => {
  const { time, taxesOf } = cache();
  await taxesOf(taxed);
  await taxesOf(other);
  expect(time.asked).toBe(2);
});

test('after ten minutes they are calculated again', async () => {
  const { time, taxesOf } = cache();
  await taxesOf(taxed);
  time.nowMs = 10 * minute - 1;
  await taxesOf(taxed);
  expect(time.asked).toBe(1);
  time.nowMs = 10 * minute;
  await taxesOf(taxed);
  expect(time.asked).toBe(2);
});

test('a failure is not kept', async () => {
  let isAway = true;
  const taxesOf = cachedTaxes(
    async () => {
      if (isAway) throw new Error('away');
      return [tax];
    },
    () => 0,
  );
  await failureOf(() => taxesOf(taxed));
  isAway = false;
  expect(await taxesOf(taxed)).toEqual([tax]);
});

test('a thousand are kept, and no more: the oldest is forgotten', async () => {
  const { time, taxesOf } = cache();
  for (let amountMinor = 0; amountMinor <= 1000; amountMinor += 1) {
    await taxesOf({ ...taxed, goods: [{ amountMinor }] });
  }
  await taxesOf({ ...taxed, goods: [{ amountMinor: 1 }] });
  expect(time.asked).toBe(1001);
  await taxesOf({ ...taxed, goods: [{ amountMinor: 0 }] });
  expect(time.asked).toBe(1002);
});
