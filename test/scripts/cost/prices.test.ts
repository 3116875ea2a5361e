import { prices, usd } from '../../../scripts/cost/prices.ts';

test('a price is for a million', () => {
  expect(usd('transitions', 1)).toBe(0.000025);
  expect(usd('logGigabytes', 2)).toBe(1);
});

test('every price says where it is published', () => {
  for (const { source } of Object.values(prices)) {
    expect(source).toMatch(/^https:\/\/aws\.amazon\.com\/[\w/-]+\/ \(.+\)$/);
  }
});
