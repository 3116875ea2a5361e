import { emailFault, visibleEmail } from '../../../web/pay/email.ts';

test.each(['ada@example.com', 'a.b+c@mail.example.org'])('%s is an e-mail address', (address) => {
  expect(emailFault(address, true)).toBeUndefined();
});

test.each([
  'ada',
  'ada@host',
  'ada@example.',
  'a b@example.com',
  'ada@@example.com',
  'a..b@c.com',
  '<a>@b.com',
])('%s is said to look incomplete', (address) => {
  expect(emailFault(address, true)).toMatch(/incomplete.*name@example\.com/);
});

test('an address that the browser refuses is said to look incomplete', () => {
  expect(emailFault('ada@example.com', false)).toMatch(/incomplete/);
});

test('an address that is missing is asked for, with the reason', () => {
  expect(emailFault('', false)).toMatch(/enter your e-mail.*about your order/);
});

test.each([
  ' ada@example.com ',
  '\u200bada@example.com',
  'ada@example.com\ufeff',
  '\u202aada@\u00adexample.com\u202c',
])('a copied address is read without what nobody sees: %j', (typed) => {
  expect(visibleEmail(typed)).toBe('ada@example.com');
});
