/** What could not be fetched, said with a button that tries again and keeps the focus. */
import { byId, h } from './dom.ts';

/** `after` has the focus, where the button had it, once there is nothing to try again. */
export const retryIn = (id: string, after: string, retry: () => void) => {
  const place = byId(id);
  const text = h('span');
  const again = h('button', { type: 'button', class: 'link' }, 'Try again');
  again.addEventListener('click', retry);

  return {
    offer(sentence: string) {
      text.textContent = `${sentence} `;
      if (!again.isConnected) place.replaceChildren(text, again);
    },
    /** Another sentence in its place, or none. */
    say(sentence = '') {
      const hadFocus = document.activeElement === again;
      place.textContent = sentence;
      if (hadFocus) byId(after).focus({ preventScroll: true });
    },
  };
};
