/** The cart's lines as the shopper reads them. Pure. */
import { words } from '../language/speak.ts';
import { formatMoney } from '../page/money.ts';
import { nameOf, productOf, quoteOf, type ShopState } from './shop-state.ts';

export type CartLine = {
  readonly sku: string;
  readonly quantity: number;
  readonly name: string;
  /** Undefined before the catalogue is there. */
  readonly image: string | undefined;
  /** Such as `$14.00 each`; empty while nobody knows. */
  readonly unit: string;
  /** A dash until the server has priced this quantity. */
  readonly amount: string;
  /** What is wrong with the line; empty when nothing is. */
  readonly error: string;
};

export const cartLinesOf = (state: ShopState): readonly CartLine[] =>
  state.cart.map(({ sku, quantity }) => {
    const quote = quoteOf(state);
    const priced = quote?.lines.find((line) => line.sku === sku);
    const money = (amountMinor: number) => formatMoney(amountMinor, currencyOf(state));
    const unitAmount = priced?.unitAmount ?? productOf(state, sku)?.unitAmount;
    return {
      sku,
      quantity,
      name: nameOf(state, sku),
      image: productOf(state, sku)?.image,
      unit: unitAmount === undefined ? '' : words().shop.each(money(unitAmount)),
      amount: priced?.quantity === quantity ? money(priced.amount) : '–',
      error: state.errors.get(sku) ?? '',
    };
  });

// If there are amounts, there is a currency, too, so the `usd` at the end is never shown.
const currencyOf = (state: ShopState): string =>
  quoteOf(state)?.currency ?? state.catalog?.currency ?? 'usd';
