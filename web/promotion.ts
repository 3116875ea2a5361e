/** The field for a promotion code, folded away until it is wanted, and the code that is in use. */
import { alertIn } from './alert.ts';
import { byId } from './dom.ts';

/** `onCode` hears of a code to price with, or of none when it was taken away. */
export const promotionView = (onCode: (code: string | undefined) => void) => {
  const details = byId<HTMLDetailsElement>('promotion');
  const form = byId<HTMLFormElement>('promotion-form');
  const input = byId<HTMLInputElement>('promotion-code');
  const applied = byId('promotion-applied');
  const removal = byId<HTMLButtonElement>('promotion-remove');
  const alert = alertIn('promotion-error', input);

  const unfold = () => {
    details.hidden = false;
    details.open = true;
    applied.hidden = true;
    input.focus();
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const code = input.value.trim();
    if (code) onCode(code);
    else alert.show('Please enter a code first.');
  });
  input.addEventListener('input', alert.clear);
  removal.addEventListener('click', () => {
    input.value = '';
    unfold();
    onCode(undefined);
  });

  return {
    /** The promotion that is in the price, or none. */
    show(promotion: { readonly code: string; readonly description: string } | undefined) {
      const hadFocus = details.contains(document.activeElement);
      details.hidden = promotion !== undefined;
      applied.hidden = promotion === undefined;
      if (!promotion) return;
      alert.clear();
      byId('promotion-name').textContent = promotion.code;
      byId('promotion-description').textContent = promotion.description;
      if (hadFocus) removal.focus();
    },
    /** Says beside the field why a code can't be used; what was typed stays. */
    refuse(code: string, sentence: string) {
      input.value = code;
      alert.show(sentence);
      unfold();
    },
  };
};
