/** @jest-environment @happy-dom/jest-environment */
import { totalsOf } from '../../../web/shop/totals-view.ts';
import { quoteFor, twoGuides } from '../goods.ts';

test('the amounts are the rows of a definition list, and the total is marked apart from its parts', () => {
  expect(totalsOf(quoteFor(twoGuides)).map(({ outerHTML }) => outerHTML)).toEqual([
    '<div class="part"><dt>Subtotal</dt><dd>$18.00</dd></div>',
    '<div class="total"><dt>Total</dt><dd>$18.00</dd></div>',
  ]);
});
