import { localTime } from '../../../scripts/orders/local-time.ts';

afterEach(() => jest.restoreAllMocks());

test.each([
  [-60, '+01:00'],
  [0, '+00:00'],
  [210, '-03:30'],
  [-345, '+05:45'],
])('a time that is %p minutes from UTC says so: %s', (offset, zone) => {
  jest.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(offset);
  expect(localTime('2026-11-23T19:14:31.000Z')).toMatch(
    new RegExp(`^2026-11-2\\d \\d\\d:\\d\\d ${zone.replace('+', '\\+')}$`),
  );
});
