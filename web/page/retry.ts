/** Says that something could not be fetched, beside a button that tries again. */
import { words } from '../language/speak.ts';
import { byId, h } from './dom.ts';

/**
 * Draws into the element `id`. If the button has the focus when it is removed, the focus moves to
 * the element `after`.
 */
export const retryIn = (id: string, after: string, retry: () => void) => {
  const place = byId(id);
  const text = h('span');
  const again = h('button', { type: 'button', class: 'link' }, words().loss.tryAgain);
  again.addEventListener('click', retry);

  return {
    /** Shows the sentence with the button. If it is shown already, the button keeps the focus. */
    offer(sentence: string) {
      text.textContent = `${sentence} `;
      if (!again.isConnected) place.replaceChildren(text, again);
    },
    /** Shows a sentence without the button, or nothing at all. */
    say(sentence = '') {
      const hadFocus = document.activeElement === again;
      place.textContent = sentence;
      if (hadFocus) byId(after).focus({ preventScroll: true });
    },
  };
};
