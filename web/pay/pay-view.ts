/** The payment form's own elements: e-mail, button, and the sentences beside them. */
import type { Quote } from '../../functions/checkout/contract.ts';
import { alertIn } from '../page/alert.ts';
import { byId } from '../page/dom.ts';
import { formatMoney } from '../page/money.ts';

const calm = 'Your card is held first. It is charged only once your order exists.';

// As the API reads it: the browser's own rule lets `name@host` pass.
const emailPattern = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/;

type Offer = {
  readonly quote: Quote | undefined;
  /** There is a price, or one on its way. */
  readonly isPriced: boolean;
  /** Everything else that paying takes is there. */
  readonly isReady: boolean;
};

/** Shows states; decides nothing. `onPay` is called for a click as for the Enter key. */
export const payView = (onPay: () => void) => {
  const form = byId<HTMLFormElement>('pay-form');
  const email = byId<HTMLInputElement>('email');
  const button = byId<HTMLButtonElement>('pay');
  const label = byId('pay-label');
  const note = byId('pay-note');
  const alerts = {
    email: alertIn('email-error', email),
    card: alertIn('card-error'),
    form: alertIn('pay-alert'),
  };
  let payLabel = 'Pay';

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onPay();
  });
  email.addEventListener('input', alerts.email.clear);
  // Not `disabled`, which would drop the focus of whoever has just pressed it.
  const enable = (enabled: boolean) => button.setAttribute('aria-disabled', String(!enabled));

  return {
    alerts,
    email,
    button,
    place: byId('card'),
    /**
     * What the button says: the server's total, once it is final. While there is none, the button
     * waits with the last; without an address, it leads there.
     */
    offer({ quote, isPriced, isReady }: Offer) {
      if (quote?.needsDestination) payLabel = isReady ? 'Enter your address' : 'Pay';
      else if (quote) payLabel = `Pay ${formatMoney(quote.total, quote.currency)}`;
      else if (!isPriced) payLabel = 'Pay';
      label.textContent = payLabel;
      enable(quote !== undefined && isReady);
    },
    /** The places for card and wallet, which are empty until there is a price and Stripe. */
    showEntry: (shown: boolean) => {
      form.classList.toggle('without-entry', !shown);
    },
    showForm: (shown: boolean) => {
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
    /** While the bank asks, over the page or on one of its own. */
    async atBank<T>(step: () => Promise<T>): Promise<T> {
      label.textContent = 'Waiting for your bank…';
      try {
        return await step();
      } finally {
        label.textContent = 'Paying…';
      }
    },
    stillWorking() {
      note.textContent = 'Still working… your card is not charged twice.';
    },
    /** The e-mail address; undefined when it can't be one, which is said beside the field. */
    emailOrAlert(): string | undefined {
      const address = email.value.trim();
      email.value = address;
      if (emailPattern.test(address) && email.checkValidity()) return address;
      alerts.email.show(
        address
          ? 'This e-mail address looks incomplete. It should look like name@example.com.'
          : 'Please enter your e-mail address, so that the shop can reach you about your order.',
      );
      email.focus();
      return undefined;
    },
  };
};
