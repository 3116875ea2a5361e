/** @jest-environment @happy-dom/jest-environment */
import { alertIn } from '../../../web/page/alert.ts';
import { find, openPage, textOf } from '../open-page.ts';

let scrolledTo: string[];
beforeEach(() => {
  openPage();
  scrolledTo = [];
  jest.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    scrolledTo.push(this.id);
  });
});
afterEach(() => void jest.restoreAllMocks());

const opened = () => {
  const field = find('#email');
  return { field, alert: alertIn('email-error', field) };
};

describe('an alert', () => {
  test('shows its sentence, brings it into view and marks its field', () => {
    const { field, alert } = opened();
    alert.show('Please enter it.');
    expect(textOf('#email-error')).toBe('Please enter it.');
    expect(scrolledTo).toEqual(['email-error']);
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  test('neither announces nor scrolls to the same sentence again', () => {
    const { alert } = opened();
    alert.show('Please enter it.');
    const announced = find('#email-error').firstChild;
    alert.show('Please enter it.');
    expect(find('#email-error').firstChild).toBe(announced);
    expect(scrolledTo).toHaveLength(1);
  });

  test('leaves nothing behind once it is cleared, and does not scroll', () => {
    const { field, alert } = opened();
    alert.show('Please enter it.');
    alert.clear();
    expect(textOf('#email-error')).toBe('');
    expect(field.hasAttribute('aria-invalid')).toBe(false);
    expect(scrolledTo).toHaveLength(1);
  });

  test('that tells an ending takes the focus, also for the same sentence again', () => {
    const alert = alertIn('pay-alert');
    alert.tell('Declined.');
    expect(document.activeElement).toBe(find('#pay-alert'));
    find('#pay').focus();
    alert.tell('Declined.');
    expect(document.activeElement).toBe(find('#pay-alert'));
  });

  test('stays in view while the page is redrawn, for a shopper who is still there', () => {
    const alert = alertIn('pay-alert');
    alert.tell('Declined.');
    alert.stay();
    expect(scrolledTo).toEqual(['pay-alert', 'pay-alert']);
    find('#pay').focus();
    alert.stay();
    expect(scrolledTo).toHaveLength(2);
  });

  test('can stand without a field', () => {
    alertIn('pay-alert').show('Declined.');
    expect(textOf('#pay-alert')).toBe('Declined.');
  });
});
