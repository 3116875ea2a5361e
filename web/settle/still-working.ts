/** What is going on when a checkout takes long, and where to find it again. */
import { words } from '../language/speak.ts';

/** A text with a link to the page's own address. `why` is what the shop knows of the checkout. */
export const stillWorking = (why?: string): readonly (Node | string)[] => {
  const { stillWorking: busy, foundAgain } = words().checkout;
  const [before = '', name = '', after = ''] = foundAgain;
  const link = document.createElement('a');
  link.href = location.href;
  link.textContent = name;
  return [`${why ?? busy} ${before}`, link, after];
};
