/** The cart's lines. A line keeps its element while it changes, and so the focus that is in it. */
import { bringIntoView, byId } from '../page/dom.ts';
import { type CartActions, cartLineView } from './cart-line-view.ts';
import { cartLinesOf } from './cart-lines.ts';
import type { ShopState } from './shop-state.ts';

/** Draws into `#cart-lines`. */
export const cartView = (actions: CartActions) => {
  const list = byId('cart-lines');
  const rows = new Map<string, ReturnType<typeof cartLineView>>();

  return {
    show(state: ShopState) {
      const lines = cartLinesOf(state);
      for (const [sku, row] of rows) {
        if (lines.some((line) => line.sku === sku)) continue;
        leave(row.element, list);
        rows.delete(sku);
      }
      for (const line of lines) {
        const row = rows.get(line.sku) ?? cartLineView(line.sku, actions);
        rows.set(line.sku, row);
        if (!row.element.isConnected) list.append(row.element);
        row.show(line);
      }
    },
    /**
     * Brings the line into view. The focus goes there, too, if it is to, or if it was on the pay button,
     * which can't be used before the line is corrected.
     */
    lead(sku: string, takesFocus: boolean) {
      const row = rows.get(sku);
      if (!row) return;
      bringIntoView(row.element);
      if (takesFocus || document.activeElement === byId('pay'))
        row.number.focus({ preventScroll: true });
    },
  };
};

// A shopper who removed the line by keyboard goes on from the next line, not from the top of the page.
const leave = (row: HTMLElement, list: HTMLElement) => {
  const hadFocus = row.contains(document.activeElement);
  const neighbour = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  if (!hadFocus) return;
  const next = list.contains(neighbour) && neighbour?.querySelector<HTMLElement>('.remove');
  (next || byId('cart-title')).focus();
};
