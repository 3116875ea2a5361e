import { emailKeyOf } from '../../../functions/checkout/email-key.ts';

const key = emailKeyOf('ada@example.com', 'a secret');

test('an address has one key, in small letters, capitals or with blanks around it', () => {
  expect(emailKeyOf(' Ada@Example.COM ', 'a secret')).toBe(key);
});

test('two addresses have two keys, and one address another key in another stack', () => {
  expect(emailKeyOf('bob@example.com', 'a secret')).not.toBe(key);
  expect(emailKeyOf('ada@example.com', 'another secret')).not.toBe(key);
});

test('the key has nothing of the address in it', () => {
  expect(key).toMatch(/^[\w-]{32}$/);
  expect(key.toLowerCase()).not.toMatch(/ada|example/);
});
