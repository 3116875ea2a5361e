import { countOf, piecesOf } from '../../../scripts/orders/counts.ts';

test('a number that was not typed is none', () => {
  expect([countOf('days', 9), piecesOf('add')]).toEqual([undefined, undefined]);
});

test.each([
  ['1', 1],
  ['9', 9],
])('of 1 to 9, %s is taken', (text, count) => {
  expect(countOf('days', 9, text)).toBe(count);
});

test.each(['0', '10', '-1', '1.5', '1e0', '', 'x'])('of 1 to 9, %j is refused', (text) => {
  expect(() => countOf('days', 9, text)).toThrow(
    `--days takes a whole number from 1 to 9, not "${text}".`,
  );
});

test.each([
  ['set', '0', 0],
  ['set', '40', 40],
  ['add', '5', 5],
  ['add', '-2', -2],
] as const)('--%s takes %s pieces', (option, text, pieces) => {
  expect(piecesOf(option, text)).toBe(pieces);
});

test.each([
  ['set', '-1', '--set takes a whole number from 0 on, not "-1".'],
  ['set', '1.5', '--set takes a whole number from 0 on, not "1.5".'],
  ['add', 'x', '--add takes a whole number, such as 5, or --add=-2 to take away, not "x".'],
] as const)('--%s does not take %j pieces', (option, text, sentence) => {
  expect(() => piecesOf(option, text)).toThrow(sentence);
});
