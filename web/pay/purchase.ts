/** What a shopper pays for, and with what: the same for the form and for a wallet. */
import type {
  CheckoutRequest,
  Payment,
  Quote,
  ShippingAddress,
} from '../../functions/checkout/contract.ts';
import type { Cart } from '../shop/cart.ts';
import type { Collected, Incomplete, Told } from '../stripe/payment-entry.ts';

export type Purchase = {
  readonly items: Cart;
  readonly email: string;
  /** The price that the shopper has seen. */
  readonly quote: Quote;
  readonly shipping?: ShippingAddress | undefined;
  readonly collect: (told: Told) => Promise<Collected>;
  /** Called instead of paying when there is nothing to pay with yet. */
  readonly onIncomplete: (why: Incomplete) => void;
};

/** The request that pays for it. The promotion code is the one that is in the price. */
export const requestOf = (
  { items, email, quote, shipping }: Omit<Purchase, 'collect' | 'onIncomplete'>,
  payment: Payment,
): CheckoutRequest => ({
  items,
  email,
  expectedTotal: quote.total,
  payment,
  ...(shipping ? { shipping } : {}),
  ...(quote.promotion ? { promotionCode: quote.promotion.code } : {}),
});
