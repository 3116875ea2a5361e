/** Which refusals the shop shows itself, and where. */
import type { Problem } from '../../functions/checkout/contract.ts';
import type { Wish } from '../page/api.ts';
import { placeOf } from '../page/refusal-place.ts';
import { isShipped, type ShopState } from './shop-state.ts';

export type ShopPlace =
  | { readonly at: 'line'; readonly sku: string }
  | { readonly at: 'promotion'; readonly code: string }
  | { readonly at: 'address' };

/**
 * `asked` is what was refused: the problem names its lines, and the cart may have changed since.
 * Undefined: the shop has no place for this refusal, or no longer has it.
 */
export const shopPlaceOf = (
  state: ShopState,
  asked: Pick<Wish, 'items' | 'promotionCode'>,
  problem: Pick<Problem, 'field'>,
): ShopPlace | undefined => {
  const place = placeOf(problem);
  if (place.at === 'line') {
    const sku = asked.items[place.index]?.sku;
    const isInCart = state.cart.some((item) => item.sku === sku);
    return sku !== undefined && isInCart ? { at: 'line', sku } : undefined;
  }
  if (place.at === 'promotion') return { at: 'promotion', code: asked.promotionCode ?? '' };
  return place.at === 'address' && isShipped(state) ? { at: 'address' } : undefined;
};
