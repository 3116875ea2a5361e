import { meantEmail } from '../../../web/pay/email-slip.ts';

describe('a slip in a domain that many shoppers have', () => {
  test.each([
    ['ada@gmial.com', 'ada@gmail.com'],
    ['ada@gmail.con', 'ada@gmail.com'],
    ['ada@gmail.co', 'ada@gmail.com'],
    ['ada@gmaill.com', 'ada@gmail.com'],
    ['ada@hotmial.com', 'ada@hotmail.com'],
    ['ada@Yaho.com', 'ada@yahoo.com'],
    ['ada@wbe.de', 'ada@web.de'],
    ['a@b@outlok.com', 'a@b@outlook.com'],
  ])('is asked about: %s was meant to be %s', (typed, meant) => {
    expect(meantEmail(typed)).toBe(meant);
  });

  test.each([
    'ada@gmail.com',
    'ada@ymail.com',
    'ada@gmx.at',
    'ada@example.com',
    'ada@gmil.org',
    '@gmial.com',
    'ada',
    '',
  ])('is not seen in %s', (typed) => {
    expect(meantEmail(typed)).toBeUndefined();
  });
});
