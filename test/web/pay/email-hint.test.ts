/** @jest-environment @happy-dom/jest-environment */
import { hintAtSlips } from '../../../web/pay/email-hint.ts';
import { find, openPage, textOf, typeInto } from '../open-page.ts';

beforeEach(openPage);

const opened = () => {
  const email = find<HTMLInputElement>('#email');
  hintAtSlips(email);
  return email;
};

test('a slip is asked about, and one press takes what was meant', () => {
  const email = opened();
  typeInto(email, 'ada@gmial.com');
  expect(textOf('#email-hint')).toBe('Did you mean this address? ada@gmail.com');
  find('#email-hint button').click();
  expect(email.value).toBe('ada@gmail.com');
  expect(textOf('#email-hint')).toBe('');
  expect(document.activeElement).toBe(email);
});

test('an address that is corrected by hand is not asked about any more', () => {
  const email = opened();
  typeInto(email, 'ada@gmial.com');
  typeInto(email, 'ada@gmail.com');
  expect(textOf('#email-hint')).toBe('');
});
