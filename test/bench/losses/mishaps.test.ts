import { mishaps, visitsOf } from '../../../bench/losses/mishaps.ts';

test('the same seed gives the same shoppers with the same mishaps, and another seed others', () => {
  expect(visitsOf(100, 7)).toEqual(visitsOf(100, 7));
  expect(visitsOf(100, 7)).not.toEqual(visitsOf(100, 8));
});

test('in a thousand visits there is each mishap, with shoppers who leave and shoppers who stay', () => {
  const visits = visitsOf(1000, 1);
  for (const { name } of mishaps) {
    const own = visits.filter(({ mishap }) => mishap.name === name);
    expect([name, own.length > 30]).toEqual([name, true]);
    expect(new Set(own.map(({ leaves }) => leaves)).size).toBe(2);
    expect(new Set(own.map(({ withoutEvents }) => withoutEvents)).size).toBe(2);
  }
});

test('each shopper is told apart from any other', () => {
  expect(new Set(visitsOf(1000, 1).map(({ email }) => email)).size).toBe(1000);
});
