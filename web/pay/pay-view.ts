/** The payment form's own elements: e-mail, button, and the sentences beside them. */
import { alertIn } from '../page/alert.ts';
import { byId, h } from '../page/dom.ts';
import { stillWorking } from '../settle/still-working.ts';
import { emailFault, visibleEmail } from './email.ts';
import type { PayButton } from './pay-button.ts';

const calm = 'Your card is held first. It is charged only once your order exists.';

/** Shows states and decides nothing. `onPay` is called for a click and for the Enter key. */
export const payView = (onPay: () => void) => {
  const form = byId<HTMLFormElement>('pay-form');
  const email = byId<HTMLInputElement>('email');
  const button = byId<HTMLButtonElement>('pay');
  const label = byId('pay-label');
  const note = byId('pay-note');
  const place = byId('card');
  const alerts = {
    email: alertIn('email-error', email),
    card: alertIn('card-error'),
    form: alertIn('pay-alert'),
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onPay();
  });
  email.addEventListener('input', alerts.email.clear);
  // `disabled` would take the focus from the shopper who has just pressed the button.
  const enable = (isEnabled: boolean) => button.setAttribute('aria-disabled', String(!isEnabled));

  return {
    alerts,
    email,
    /** Where the card's Element is mounted. */
    place,
    showButton(shown: PayButton) {
      label.textContent = shown.label;
      enable(shown.isEnabled);
    },
    /** The places for card and wallet: empty, and not shown, until there is a price and Stripe. */
    showEntry(shown: boolean) {
      form.classList.toggle('without-entry', !shown);
    },
    showForm(shown: boolean) {
      form.hidden = !shown;
    },
    paying() {
      label.textContent = 'Paying…';
      enable(false);
      button.setAttribute('aria-busy', 'true');
      email.readOnly = true;
    },
    notPaying() {
      button.removeAttribute('aria-busy');
      email.readOnly = false;
      note.textContent = calm;
    },
    /** Shows that the bank is asking, over this page or on a page of its own, while `step` runs. */
    async atBank<T>(step: () => Promise<T>): Promise<T> {
      label.textContent = 'Waiting for your bank…';
      try {
        return await step();
      } finally {
        label.textContent = 'Paying…';
      }
    },
    /** Says why the shop's answer is awaited, and that the page goes on asking by itself. */
    notHeard(why: string) {
      note.textContent = `${why} Please keep this page open: it goes on asking by itself, and your card is not charged twice.`;
    },
    /**
     * Says what is going on when it takes long, and where to find the checkout again. `why`: no order will
     * come of it, as the shop knows already.
     */
    stillWorking(why?: string) {
      if (why) label.textContent = 'Undoing the payment…';
      note.replaceChildren(...stillWorking(why));
    },
    /** Asks whether the shopper means to pay again; the link shows the first payment, elsewhere. */
    askTwice(sentence: string, url: string) {
      alerts.form.tell(`${sentence} To order it once more, please press the button again.`);
      const link = h('a', { href: url, target: '_blank', rel: 'noopener' }, 'Show the first one');
      byId('pay-alert').append(' ', link);
    },
    /** Moves the focus to the button if it was lost because the element that had it was locked. */
    restoreFocus() {
      if (document.activeElement === document.body) button.focus({ preventScroll: true });
    },
    /** The e-mail address; undefined when it can't be one, which is said beside the field. */
    emailOrAlert(): string | undefined {
      const address = visibleEmail(email.value);
      email.value = address;
      const fault = emailFault(address, email.checkValidity());
      if (fault === undefined) return address;
      alerts.email.show(fault);
      email.focus();
      return undefined;
    },
  };
};

export type PayView = ReturnType<typeof payView>;
