import { cachedTaxes } from '../../../functions/http/tax-cache.ts';
import { failureOf } from '../../support/failure-of.ts';

const minute = 60_000;
const taxed = {
  currency: 'usd',
  goods: [{ amountMinor: 2800 }],
  shippingMinor: 500,
  destination: { country: 'US', state: 'CA', postalCode: '94107' },
};
const made = {
  id: 'taxcalc_1',
  taxes: [{ name: 'Sales tax', percent: '7.25', amount: 203, inclusive: false }],
};

const cache = () => {
  const time = { nowMs: 0, asked: 0 };
  const { look, take } = cachedTaxes(
    async () => {
      time.asked += 1;
      return { ...made, id: `taxcalc_${time.asked}` };
    },
    () => time.nowMs,
  );
  return { time, look, take };
};

test('five hundred equal quotes are one calculation', async () => {
  const { time, look } = cache();
  for (let quote = 0; quote < 500; quote += 1) expect(await look(taxed)).toEqual(made);
  expect(time.asked).toBe(1);
});

test.each([
  ['other goods', { ...taxed, goods: [{ amountMinor: 2801 }] }],
  ['goods of another tax code', { ...taxed, goods: [{ amountMinor: 2800, taxCode: 'txcd_1' }] }],
  ['other shipping', { ...taxed, shippingMinor: 0 }],
  ['another currency', { ...taxed, currency: 'eur' }],
  ['another state', { ...taxed, destination: { ...taxed.destination, state: 'NY' } }],
  ['another postal code', { ...taxed, destination: { ...taxed.destination, postalCode: '1' } }],
  ['another city', { ...taxed, destination: { ...taxed.destination, city: 'Berkeley' } }],
  ['another street', { ...taxed, destination: { ...taxed.destination, line1: '1 Street' } }],
  ['another country', { ...taxed, destination: { ...taxed.destination, country: 'DE' } }],
])('%s are calculated on their own', async (_, other) => {
  const { time, look } = cache();
  await look(taxed);
  await look(other);
  expect(time.asked).toBe(2);
});

test('after ten minutes they are calculated again', async () => {
  const { time, look } = cache();
  await look(taxed);
  time.nowMs = 10 * minute - 1;
  await look(taxed);
  expect(time.asked).toBe(1);
  time.nowMs = 10 * minute;
  await look(taxed);
  expect(time.asked).toBe(2);
});

test('a failure is not kept', async () => {
  let isAway = true;
  const { look } = cachedTaxes(
    async () => {
      if (isAway) throw new Error('away');
      return made;
    },
    () => 0,
  );
  await failureOf(() => look(taxed));
  isAway = false;
  expect(await look(taxed)).toEqual(made);
});

test('a thousand are kept, and no more: the oldest is forgotten', async () => {
  const { time, look } = cache();
  for (let amountMinor = 0; amountMinor <= 1000; amountMinor += 1) {
    await look({ ...taxed, goods: [{ amountMinor }] });
  }
  await look({ ...taxed, goods: [{ amountMinor: 1 }] });
  expect(time.asked).toBe(1001);
  await look({ ...taxed, goods: [{ amountMinor: 0 }] });
  expect(time.asked).toBe(1002);
});

test('what is taken is taken by nobody else, and a quote that was looked at is taken first', async () => {
  const { time, look, take } = cache();
  await look(taxed);
  const taken = await Promise.all([take(taxed), take(taxed)]);
  expect(taken.map(({ id }) => id)).toEqual(['taxcalc_1', 'taxcalc_2']);
  expect((await look(taxed)).id).toBe('taxcalc_3');
  time.nowMs = 10 * minute;
  expect((await take(taxed)).id).toBe('taxcalc_4');
});
