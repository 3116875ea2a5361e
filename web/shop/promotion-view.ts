/** The field for a promotion code, folded away until a shopper opens it, and the code that is in use. */
import { words } from '../language/speak.ts';
import { alertIn } from '../page/alert.ts';
import { byId } from '../page/dom.ts';

export type PromotionActions = {
  /** The shopper entered a code, or took it away (undefined). */
  use(code: string | undefined): void;
  /** The shopper is writing over what is in the field. */
  forget(): void;
};

/** Draws into `#promotion`, `#promotion-applied` and the alert between them. */
export const promotionView = ({ use, forget }: PromotionActions) => {
  const details = byId<HTMLDetailsElement>('promotion');
  const form = byId<HTMLFormElement>('promotion-form');
  const input = byId<HTMLInputElement>('promotion-code');
  const applied = byId('promotion-applied');
  const removal = byId<HTMLButtonElement>('promotion-remove');
  const alert = alertIn('promotion-error', input);

  // The focus comes back here when a code that was just entered is refused. It does not when a change
  // of the cart made an older code unusable.
  let entered = false;

  const unfold = (takesFocus: boolean) => {
    details.hidden = false;
    details.open = true;
    const hadFocus = applied.contains(document.activeElement);
    applied.hidden = true;
    if (takesFocus || hadFocus) input.focus();
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const code = input.value.trim();
    alert.clear();
    entered = code !== '';
    if (code) use(code);
    else alert.show(words().shop.enterCode);
  });
  input.addEventListener('input', () => {
    alert.clear();
    forget();
  });
  removal.addEventListener('click', () => {
    input.value = '';
    unfold(true);
    use(undefined);
  });

  return {
    /** Shows the promotion that is in the price; without one, the field. */
    show(promotion: { readonly code: string; readonly description: string } | undefined) {
      const hadFocus = details.contains(document.activeElement);
      details.hidden = promotion !== undefined;
      applied.hidden = promotion === undefined;
      if (!promotion) return;
      entered = false;
      alert.clear();
      byId('promotion-name').textContent = promotion.code;
      byId('promotion-description').textContent = promotion.description;
      if (hadFocus) removal.focus();
    },
    /** Says beside the field why the code can't be used; the code stays in the field. */
    refuse(code: string, sentence: string, takesFocus: boolean) {
      input.value = code;
      unfold(takesFocus || entered);
      entered = false;
      alert.show(sentence);
    },
  };
};
