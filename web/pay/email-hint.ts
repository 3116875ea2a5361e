/** Asks beside the e-mail field whether another address was meant; one press takes it. */
import { words } from '../language/speak.ts';
import { byId, h } from '../page/dom.ts';
import { visibleEmail } from './email.ts';
import { meantEmail } from './email-slip.ts';

/** Once the shopper has left the field. It is a question only: paying with what was typed goes on. */
export const hintAtSlips = (email: HTMLInputElement): void => {
  const place = byId('email-hint');
  email.addEventListener('change', () => {
    const meant = meantEmail(visibleEmail(email.value));
    if (meant === undefined) return place.replaceChildren();
    const take = h('button', { type: 'button', class: 'link' }, h('bdi', {}, meant));
    take.addEventListener('click', () => {
      email.value = meant;
      place.replaceChildren();
      email.focus();
    });
    place.replaceChildren(`${words().pay.didYouMean} `, take);
  });
};
