/** Whoever is sent a link to an order finds the order first, where there is one column only. */
import { byId } from '../page/dom.ts';

/** As wide as the two columns of catalogue.css need. */
const twoColumns = '(min-width: 60rem)';

/** Moved, and not only shown first: so the keyboard and a screen reader go the same way. */
export const orderFirst = (): void => {
  if (!matchMedia(twoColumns).matches) byId('shop').prepend(byId('cart'));
};
