import {
  declineCountAt,
  declineCountsAt,
  fewerAtMs,
} from '../../../functions/checkout/decline-count.ts';

const at = (time: string): number => Date.parse(`2026-11-23T${time}Z`);

test('a decline is counted by its minute, in the row of its hour', () => {
  expect(declineCountAt(at('10:05:59.999'))).toEqual({
    hourRow: 'hour 2026-11-23T10',
    name: 'declines05',
  });
});

test('what counts is the minute and the nine before it, across the turn of an hour', () => {
  const places = declineCountsAt(at('10:03:30')).map(({ hourRow, name }) => `${hourRow} ${name}`);
  expect(places).toEqual([
    ...[54, 55, 56, 57, 58, 59].map((minute) => `hour 2026-11-23T09 declines${minute}`),
    ...['00', '01', '02', '03'].map((minute) => `hour 2026-11-23T10 declines${minute}`),
  ]);
});

const now = at('10:03:30');
test.each<[string, readonly number[], string | undefined]>([
  ['none', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], undefined],
  ['one less than the limit', [1, 0, 0, 0, 1, 0, 0, 0, 0, 0], undefined],
  ['as many as the limit, one of them long ago', [1, 0, 0, 0, 1, 0, 0, 0, 0, 1], '10:04:00'],
  ['more, two of them in the middle', [0, 0, 0, 0, 2, 0, 0, 0, 0, 2], '10:08:00'],
  ['all of them in this minute', [0, 0, 0, 0, 0, 0, 0, 0, 0, 70], '10:13:00'],
  ['more than the limit in each minute', [3, 3, 3, 3, 3, 3, 3, 3, 3, 3], '10:13:00'],
])('with %s, there are fewer than three from then on', (_, counts, time) => {
  expect(fewerAtMs(counts, 3, now)).toBe(time === undefined ? undefined : at(time));
});
