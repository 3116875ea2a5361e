/** Draws the whole shop: catalogue, cart, promotion code, totals, and the sentences about them. */
import { byId } from '../page/dom.ts';
import { retryIn } from '../page/retry.ts';
import type { CartActions } from './cart-line-view.ts';
import { cartView } from './cart-view.ts';
import { type CatalogueActions, catalogueView } from './catalogue-view.ts';
import { orderView } from './order-view.ts';
import { type PromotionActions, promotionView } from './promotion-view.ts';
import type { ShopState } from './shop-state.ts';

/** What a shopper can do in the shop. */
export type ShopActions = CartActions &
  CatalogueActions &
  PromotionActions & {
    /** Ask for the price again, after its answer was lost. */
    askAgain(): void;
  };

export const shopView = (actions: ShopActions) => {
  const lines = cartView(actions);
  const order = orderView();
  return {
    catalogue: catalogueView(actions),
    promotion: promotionView(actions),
    /** Why there is no price, below the totals. */
    priceNote: retryIn('quote-alert', 'cart-title', actions.askAgain),
    announce: order.announce,
    leadToLeftOut: order.leadToLeftOut,
    lead: lines.lead,
    /** Draws the cart with its prices. Catalogue and promotion are drawn when they are answered. */
    show(state: ShopState) {
      lines.show(state);
      order.show(state);
    },
    /** While the shopper pays, nothing can be changed. */
    lock(locked: boolean) {
      for (const id of ['products', 'cart-lines', 'promotion-part']) byId(id).inert = locked;
    },
  };
};
