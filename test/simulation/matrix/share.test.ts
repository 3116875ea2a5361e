import { shared, shareOf } from './share.ts';

const items = Array.from({ length: 25 }, (_, index) => index);

test.each([1, 2, 3, 8])('%d shares together are all of it, and nothing twice', (of) => {
  const shares = Array.from({ length: of }, (_, part) => shared(items, { part, of }));
  expect(shares.flat().sort((a, b) => a - b)).toEqual(items);
});

test('the items at every second place are not all in one share', () => {
  const even = shared(items, { part: 0, of: 2 }).filter((item) => item % 2 === 0);
  expect(even.length).toBeLessThan(8);
});

test.each(['1', '2/2', '-1/2', '0/0', 'a/b'])('%s is not a share', (text) => {
  expect(() => shareOf(text)).toThrow('A share is i/n with i from 0 to n - 1');
});
