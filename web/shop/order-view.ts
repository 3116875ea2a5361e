/** The shopper's order around its lines: whether it is empty, how many pieces, what has no room, and the totals. */
import { bringIntoView, byId } from '../page/dom.ts';
import { countOf } from './cart.ts';
import { isPriced, leftOutSentence, type ShopState, shownQuoteOf } from './shop-state.ts';
import { totalsOf } from './totals-view.ts';

export const orderView = () => {
  const totals = byId('totals');
  const leftOut = byId('left-out');
  const announcer = byId('announcer');
  let drawn: ReturnType<typeof shownQuoteOf>;

  return {
    show(state: ShopState) {
      const isEmpty = state.cart.length === 0;
      byId('cart').classList.toggle('empty', isEmpty);
      byId('cart-empty').hidden = !isEmpty;
      byId('cart-count').textContent = String(countOf(state.cart));
      byId('promotion-part').hidden = isEmpty;
      // If the same sentence were written again, a screen reader would announce it again.
      const sentence = leftOutSentence(state);
      if (leftOut.textContent !== sentence) leftOut.textContent = sentence;
      totals.hidden = isEmpty || !isPriced(state);
      if (state.price.is === 'asked') totals.setAttribute('aria-busy', 'true');
      else totals.removeAttribute('aria-busy');
      const quote = shownQuoteOf(state);
      if (quote !== drawn) totals.replaceChildren(...(quote ? totalsOf(quote) : []));
      drawn = quote;
    },
    /** Leads to what has no room. */
    leadToLeftOut() {
      bringIntoView(leftOut);
    },
    /** Tells the sentence to shoppers who don't see the page change. */
    announce(sentence: string) {
      announcer.textContent = sentence;
    },
  };
};
