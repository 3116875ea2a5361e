import { claimsOf } from '../../../scripts/verify/stripe-mock.ts';

const shapes = Array.from({ length: 35 }, (_, index) => `GET /v1/charges ${index}`);
const all = { shapes, differences: [], planted: 40, unseen: [] };
const wrongOf = (...of: Parameters<typeof claimsOf>): readonly string[] =>
  claimsOf(...of).flatMap(({ wrong }) => wrong);

test('requests that are taken and mistakes that are not satisfy every claim', () => {
  expect(wrongOf(all, [])).toEqual([]);
});

test('a refused request, a mistake that was taken and a copy that differs are told', () => {
  const wrong = wrongOf({ ...all, differences: ['POST …: no'], unseen: ['POST … x'] }, ['charge']);
  expect(wrong).toEqual(['POST …: no', 'it takes POST … x', 'charge']);
});

test('too few of either prove nothing', () => {
  expect(wrongOf({ ...all, shapes: [], planted: 0 }, [])).toEqual([
    'there were 0 shapes of requests, and should be 35 at least',
    'there were 0 mistakes, and should be 40 at least',
  ]);
});
