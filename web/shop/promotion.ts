/** The field for a promotion code, folded away until it is wanted, and the code that is in use. */
import { alertIn } from '../page/alert.ts';
import { byId } from '../page/dom.ts';

export type PromotionActions = {
  /** A code to price with, or none when it was taken away. */
  use(code: string | undefined): void;
  /** The code that was refused is being written over. */
  forget(): void;
};

export const promotionView = ({ use, forget }: PromotionActions) => {
  const details = byId<HTMLDetailsElement>('promotion');
  const form = byId<HTMLFormElement>('promotion-form');
  const input = byId<HTMLInputElement>('promotion-code');
  const applied = byId('promotion-applied');
  const removal = byId<HTMLButtonElement>('promotion-remove');
  const alert = alertIn('promotion-error', input);

  // A code that was entered here leads back here; one that the next cart isn't worth, does not.
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
    else alert.show('Please enter a code first.');
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
    /** The promotion that is in the price, or none. */
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
    /** Says beside the field why a code can't be used; what was typed stays. */
    refuse(code: string, sentence: string, takesFocus: boolean) {
      input.value = code;
      unfold(takesFocus || entered);
      entered = false;
      alert.show(sentence);
    },
  };
};
