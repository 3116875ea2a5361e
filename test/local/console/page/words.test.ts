/** Times and amounts as the console writes them. */
import { amount, time } from '../../../../local/console/page/words.ts';

test.each([
  [1400, 'usd', '$14.00'],
  [0, 'eur', '€0.00'],
  [1400, 'jpy', '¥1,400'],
  [14_000, 'bhd', 'BHD 14.000'],
])('%d minor units of %s are %s', (minor, currency, text) => {
  expect(amount(minor, currency).replace(/\s/, ' ')).toBe(text);
});

test('a missing time is empty', () => {
  expect(time(undefined)).toBe('');
});

test('a time is shown as the time of day, from milliseconds as well as from a date', () => {
  const date = '2026-01-02T03:04:05Z';
  expect(time(date)).toMatch(/\d{1,2}.04.05/);
  expect(time(Date.parse(date))).toBe(time(date));
});
