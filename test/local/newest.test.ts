import { newest } from '../../local/newest.ts';

test('the newest are kept in their order, and all are counted', () => {
  const list = newest<number>(4);
  for (let n = 0; n < 103; n += 1) list.add(n);
  expect(list.kept.at(-1)).toBe(102);
  expect(list.kept[0]).toBe(list.forgotten());
  expect(list.kept.length).toBeGreaterThanOrEqual(4);
});

test('it never has more than a quarter too many', () => {
  const list = newest<number>(100);
  const lengths = Array.from({ length: 1000 }, (_, n) => {
    list.add(n);
    return list.kept.length;
  });
  expect(Math.max(...lengths)).toBe(125);
});
