import { readPhone } from '../../../functions/typed/phone.ts';

test.each([
  ['+4930123456', '+4930123456'],
  ['+49 (0)30 12 34 56', '+4930123456'],
  ['0049-30/123.456', '+4930123456'],
  ['tel:+1-415-555-0123', '+14155550123'],
  ['(415) 555‑0123', '4155550123'],
  ['\u200b+1 415 555 0123\u00a0', '+14155550123'],
  ['＋８１ ３ １２３４ ５６７８', '+81312345678'],
  ['+٩٧١ ٥٠ ١٢٣ ٤٥٦٧', '+971501234567'],
  ['۰۲۱۱۲۳۴۵۶', '021123456'],
  ['+290 12345', '+29012345'],
  ['+123456789012345', '+123456789012345'],
])('a telephone number is read as it was meant: %j', (typed, number) => {
  expect(readPhone(typed)).toBe(number);
  expect(readPhone(number)).toBe(number);
});

test.each([
  '112',
  '+1234567890123456',
  '+0123456789',
  '12345+6',
  '++4930123456',
  'call me',
  '0800 FLOWERS',
  '4155550123 x12',
  '+4930\n123456\nstatus paid',
  '+4930\u202e123456',
  '+4930\u0000123456',
  'ada@example.com',
  '()-. /',
])('what nobody can be called by is no telephone number: %j', (typed) => {
  expect(readPhone(typed)).toBeUndefined();
});

test.each(['', '  ', '\u200b\u00a0'])('nothing visible is no number at all: %j', (typed) => {
  expect(readPhone(typed)).toBe('');
});
