/** The payment form's own elements: e-mail, button, and the sentences beside them. */
import { words } from '../language/speak.ts';
import { alertIn } from '../page/alert.ts';
import { byId, h } from '../page/dom.ts';
import { stillWorking } from '../settle/still-working.ts';
import { emailFault, visibleEmail } from './email.ts';
import { hintAtSlips } from './email-hint.ts';
import type { PayButton } from './pay-button.ts';

/** Shows states and decides nothing. `onPay` is called for a click and for the Enter key. */
export const payView = (onPay: () => void) => {
  const form = byId<HTMLFormElement>('pay-form');
  const email = byId<HTMLInputElement>('email');
  const button = byId<HTMLButtonElement>('pay');
  const label = byId('pay-label');
  const amount = byId('pay-amount');
  const note = byId('pay-note');
  const place = byId('card');
  const alerts = {
    email: alertIn('email-error', email),
    card: alertIn('card-error'),
    form: alertIn('pay-alert'),
  };

  hintAtSlips(email);
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
      amount.textContent = shown.beside;
      amount.hidden = !shown.beside;
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
      label.textContent = words().pay.paying;
      enable(false);
      button.setAttribute('aria-busy', 'true');
      email.readOnly = true;
    },
    notPaying() {
      button.removeAttribute('aria-busy');
      email.readOnly = false;
      note.textContent = words().page.heldFirst;
    },
    /** Shows that the bank is asking, over this page or on a page of its own, while `step` runs. */
    async atBank<T>(step: () => Promise<T>): Promise<T> {
      label.textContent = words().pay.atBank;
      try {
        return await step();
      } finally {
        label.textContent = words().pay.paying;
      }
    },
    /** Says why the shop's answer is awaited, and that the page goes on asking by itself. */
    notHeard(why: string) {
      note.textContent = words().pay.keepOpen(why);
    },
    /**
     * Says what is going on when it takes long, and where to find the checkout again. `why`: no order will
     * come of it, as the shop knows already.
     */
    stillWorking(why?: string) {
      if (why) label.textContent = words().pay.undoing;
      note.replaceChildren(...stillWorking(why));
    },
    /** Asks whether the shopper means to pay again; the link shows the first payment, elsewhere. */
    askTwice(sentence: string, url: string) {
      const { onceMore, showFirst } = words().pay;
      alerts.form.tell(onceMore(sentence));
      const link = h('a', { href: url, target: '_blank', rel: 'noopener' }, showFirst);
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
