/** @jest-environment @happy-dom/jest-environment */
import { payView } from '../../../web/pay/pay-view.ts';
import { find, openPage, submit, textOf, typeInto } from '../open-page.ts';

beforeEach(openPage);

const opened = () => {
  const onPay = jest.fn();
  return { onPay, view: payView(onPay), email: find<HTMLInputElement>('#email') };
};

describe('the payment form', () => {
  test('pays when it is submitted, by a click or by the Enter key, and stays on the page', () => {
    const { onPay } = opened();
    const event = new Event('submit', { bubbles: true, cancelable: true });
    find('#pay-form').dispatchEvent(event);
    submit('#pay-form');
    expect(onPay).toHaveBeenCalledTimes(2);
    expect(event.defaultPrevented).toBe(true);
  });

  test('shows the button’s label, and keeps its focus when it can’t be pressed', () => {
    const { view } = opened();
    find('#pay').focus();
    view.showButton({ label: 'Pay $14.00', beside: '', isEnabled: false });
    expect(textOf('#pay-label')).toBe('Pay $14.00');
    expect(find('#pay').getAttribute('aria-disabled')).toBe('true');
    expect(document.activeElement).toBe(find('#pay'));
    view.showButton({ label: 'Pay $14.00', beside: '', isEnabled: true });
    expect(find('#pay').getAttribute('aria-disabled')).toBe('false');
  });

  test('shows no empty places for card and wallet', () => {
    const { view } = opened();
    view.showEntry(false);
    expect(find('#pay-form').classList).toContain('without-entry');
    view.showEntry(true);
    expect(find('#pay-form').classList).not.toContain('without-entry');
  });

  test('is there only when there is something to pay for', () => {
    const { view } = opened();
    view.showForm(true);
    expect(find('#pay-form').hidden).toBe(false);
    view.showForm(false);
    expect(find('#pay-form').hidden).toBe(true);
  });
});

describe('while it pays, the form', () => {
  test('is busy, and its e-mail address can’t be changed', () => {
    const { view, email } = opened();
    view.showButton({ label: 'Pay $14.00', beside: '', isEnabled: true });
    view.paying();
    expect(textOf('#pay-label')).toBe('Paying…');
    expect(find('#pay').getAttribute('aria-busy')).toBe('true');
    expect(find('#pay').getAttribute('aria-disabled')).toBe('true');
    expect(email.readOnly).toBe(true);
  });

  test('says that it still works, and takes that back at the end', () => {
    const { view, email } = opened();
    const calm = textOf('#pay-note');
    view.paying();
    view.stillWorking();
    expect(textOf('#pay-note')).toMatch(/Still working.*not charged twice.*may close this page/);
    expect(find('#pay-note a').getAttribute('href')).toBe(location.href);
    view.stillWorking('Nothing will be charged.');
    expect(textOf('#pay-note')).toMatch(/^Nothing will be charged. You may close this page/);
    expect(textOf('#pay-label')).toBe('Undoing the payment…');
    view.notPaying();
    expect(textOf('#pay-note')).toBe(calm);
    expect(find('#pay').hasAttribute('aria-busy')).toBe(false);
    expect(email.readOnly).toBe(false);
  });

  test('says why the shop is not heard, and what to do meanwhile', () => {
    const { view } = opened();
    view.paying();
    view.notHeard('The shop is very busy.');
    expect(textOf('#pay-note')).toMatch(
      /^The shop is very busy. Please keep this page open.*not charged twice/,
    );
  });

  test('asks whether a second payment is meant, and shows the first in a tab of its own', () => {
    const { view } = opened();
    view.askTwice(
      'You ordered the same at 2:02 PM: order HF-1.',
      'https://shop.example/?checkout=c',
    );
    expect(textOf('#pay-alert')).toMatch(/^You ordered the same.*press the button again/);
    expect(document.activeElement).toBe(find('#pay-alert'));
    const link = find<HTMLAnchorElement>('#pay-alert a');
    expect([link.href, link.target]).toEqual(['https://shop.example/?checkout=c', '_blank']);
  });

  test('says that the bank is asked, until it has answered', async () => {
    const { view } = opened();
    const answer = await view.atBank(async () => textOf('#pay-label'));
    expect(answer).toBe('Waiting for your bank…');
    expect(textOf('#pay-label')).toBe('Paying…');
  });

  test('no longer says so when the bank’s step breaks', async () => {
    const { view } = opened();
    await view.atBank(() => Promise.reject(new Error('A defect.'))).catch(() => {});
    expect(textOf('#pay-label')).toBe('Paying…');
  });
});

describe('a focus', () => {
  test('that was lost comes back to the button', () => {
    const { view } = opened();
    view.restoreFocus();
    expect(document.activeElement).toBe(find('#pay'));
  });

  test('that is elsewhere stays there', () => {
    const { view, email } = opened();
    email.focus();
    view.restoreFocus();
    expect(document.activeElement).toBe(email);
  });
});

describe('the e-mail address', () => {
  test('is taken without the space around it', () => {
    const { view, email } = opened();
    email.value = ' ada@example.com ';
    expect(view.emailOrAlert()).toBe('ada@example.com');
    expect(email.value).toBe('ada@example.com');
    expect(textOf('#email-error')).toBe('');
  });

  test('that is missing is asked for beside its field, which gets the focus', () => {
    const { view, email } = opened();
    expect(view.emailOrAlert()).toBeUndefined();
    expect(textOf('#email-error')).toMatch(/enter your e-mail address/);
    expect(document.activeElement).toBe(email);
  });

  test('that is typed again takes back what was wrong', () => {
    const { view, email } = opened();
    view.emailOrAlert();
    typeInto(email, 'a');
    expect(textOf('#email-error')).toBe('');
  });
});
