/** @jest-environment @happy-dom/jest-environment */
import { retryIn } from '../../../web/page/retry.ts';
import { find, openPage, textOf } from '../open-page.ts';

beforeEach(openPage);

const opened = () => {
  const retry = jest.fn();
  return { retry, note: retryIn('quote-alert', 'cart-title', retry) };
};

describe('what could not be fetched', () => {
  test('is said beside a button that tries again', () => {
    const { retry, note } = opened();
    note.offer('The total could not be fetched.');
    find('#quote-alert button').click();
    expect(textOf('#quote-alert')).toBe('The total could not be fetched. Try again');
    expect(retry).toHaveBeenCalledTimes(1);
  });

  test('keeps the button and its focus while it goes on failing', () => {
    const { note } = opened();
    note.offer('It failed.');
    find('#quote-alert button').focus();
    note.offer('It failed again.');
    expect(textOf('#quote-alert')).toBe('It failed again. Try again');
    expect(document.activeElement).toBe(find('#quote-alert button'));
  });

  test('hands the focus on once there is nothing to try again', () => {
    const { note } = opened();
    note.offer('It failed.');
    find('#quote-alert button').focus();
    note.say();
    expect(textOf('#quote-alert')).toBe('');
    expect(document.activeElement).toBe(find('#cart-title'));
  });

  test('leaves the focus of a shopper who is elsewhere', () => {
    const { note } = opened();
    note.offer('It failed.');
    find('#email').focus();
    note.say('It was refused.');
    expect(textOf('#quote-alert')).toBe('It was refused.');
    expect(document.activeElement).toBe(find('#email'));
  });
});
