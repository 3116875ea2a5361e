import { readEmail } from '../../../functions/typed/email.ts';

test.each([
  ['ada@example.com', 'ada@example.com'],
  [' ada@example.com\n', 'ada@example.com'],
  ['ada\u200b@example.com\ufeff', 'ada@example.com'],
  ['ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'ada@example.com'],
  ["o'hara+shop=1@mail.example.co.uk", "o'hara+shop=1@mail.example.co.uk"],
  ['ada@münchen.example', 'ada@münchen.example'],
])('an address is read without what nobody sees: %j', (typed, address) => {
  expect(readEmail(typed)).toBe(address);
});

test.each([
  'ada..lovelace@example.com',
  '.ada@example.com',
  'ada.@example.com',
  'ada@example..com',
  'ada@.example.com',
  'ada@example.com.',
  'ada@-example.com',
  'ada@example',
  'ada@@example.com',
  'ada lovelace@example.com',
  'Ada <ada@example.com>',
  'ada@example.com, eve@example.com',
  'ada@example.com\nBcc: eve@example.com',
  'ada\u0000@example.com',
  'ada\u202e@example.com',
  'ada\ud83d@example.com',
  'ada@[127.0.0.1]',
  `${'a'.repeat(243)}@example.com`,
])('what nobody can be written to is no address: %j', (typed) => {
  expect(readEmail(typed)).toBeUndefined();
});

test.each(['', '  ', '\u200b\u00a0'])('nothing visible is no address at all: %j', (typed) => {
  expect(readEmail(typed)).toBe('');
});
