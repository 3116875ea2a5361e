/** The price of a cart, computed only from the shop's own products and rules. */
import type { CaptureMode } from '../checkout/approval.ts';
import type { Destination, Item, Line, Quote, Tax } from '../checkout/contract.ts';
import { RequestProblem } from '../checkout/problems.ts';
import { assertChargeable } from './chargeable.ts';
import { isWhole } from './destination.ts';
import { stepMinorOf } from './money.ts';
import type { PriceRules } from './price-rules.ts';
import { discountOf, promotionFor } from './promotions.ts';
import { shippingFor, shippingRateTo } from './shipping.ts';
import { taxesFor } from './tax.ts';

/** A product as it is stored in the table. */
export type StockedProduct = {
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly image: string;
  /** In minor units of `currency`. */
  readonly unitAmount: number;
  readonly currency: string;
  /** Null if the row holds no whole number, as after a slip in the console: not sold then. */
  readonly stock: number | null;
  /** An order waits for the merchant if at least one of its products is `on-approval`. */
  readonly capture?: CaptureMode;
  /** Whether the product has to be shipped; absent for one that has. */
  readonly shippable?: boolean;
  /** Stripe Tax's code for the product; absent or empty for the Stripe account's own one. */
  readonly taxCode?: string;
  /** Whether it has left the catalogue; its row is kept for its stock and its orders. */
  readonly retired?: boolean;
};

/** Adds up the items of one SKU: a transaction may write each product's row only once. */
export const mergeItems = (items: readonly Item[]): readonly Item[] => {
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of items) {
    quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  }
  return Array.from(quantities, ([sku, quantity]) => ({ sku, quantity }));
};

/** The most pieces of one product in an order. */
export const mostOfOne = 99;

/** Whether there is at least one piece to sell. */
export const isInStock = ({ stock }: Pick<StockedProduct, 'stock'>): boolean => (stock ?? 0) > 0;

/** Whether the product has to be shipped. */
export const isShippable = ({ shippable }: Pick<StockedProduct, 'shippable'>): boolean =>
  shippable !== false;

/** What a price depends on besides the cart and the products. */
export type Circumstances = {
  readonly rules: PriceRules;
  readonly destination?: Destination | undefined;
  /** The request's field that holds the country; named when the shop does not ship there. */
  readonly countryField?: string;
  readonly promotionCode?: string | undefined;
  /** The number of orders that have used that code. */
  readonly redeemed?: number;
  readonly nowMs: number;
};

/**
 * The quote for a cart: goods, less a discount, with shipping and taxes. Throws a `RequestProblem`:
 * `unknown_sku`, `out_of_stock`, `amount_too_small`, `amount_too_large`, `cannot_ship`,
 * `promotion_unusable`, or `unavailable` when the products' prices can't be charged together.
 */
export const priceCart = (
  items: readonly Item[],
  products: ReadonlyMap<string, StockedProduct>,
  circumstances: Circumstances,
): Quote => {
  const merged = mergeItems(items);
  const lines = merged.map((item) => priceLine(item, products, fieldOf(item, items)));
  const { currency } = circumstances.rules;
  assertCurrency(merged, products, currency);
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const { discount, promotion } = discounted(subtotal, currency, circumstances);
  const isShipped = merged.some(({ sku }) => isShippable(products.get(sku) ?? {}));
  const delivery = delivered(subtotal - discount, currency, isShipped, circumstances);
  const { shipping, tax } = delivery;
  const total = subtotal - discount + shipping + tax;
  assertChargeable(total, currency);
  return { currency, lines, subtotal, discount, ...delivery, ...promotion, total };
};

/**
 * The same quote with other taxes. Throws as `priceCart` does when the new total can't be charged.
 */
export const withTaxes = (quote: Quote, taxes: readonly Tax[]): Quote => {
  const { subtotal, discount, shipping, currency } = quote;
  const tax = addedBy(taxes);
  const total = subtotal - discount + shipping + tax;
  assertChargeable(total, currency);
  return { ...quote, taxes, tax, total };
};

/** What the taxes add to the prices. A tax that prices contain already adds nothing. */
const addedBy = (taxes: readonly Tax[]): number =>
  taxes.reduce((sum, { amount, inclusive }) => sum + (inclusive ? 0 : amount), 0);

const discounted = (
  subtotalMinor: number,
  currency: string,
  { rules, promotionCode, redeemed = 0, nowMs }: Circumstances,
): { readonly discount: number; readonly promotion?: Pick<Quote, 'promotion'> } => {
  if (promotionCode === undefined) return { discount: 0 };
  const cart = { subtotalMinor, currency, redeemed, nowMs };
  const promotion = promotionFor(rules, promotionCode, cart);
  const { code, description } = promotion;
  return {
    discount: discountOf(promotion, subtotalMinor, currency),
    promotion: { promotion: { code, description } },
  };
};

type Delivery = Pick<Quote, 'shipping' | 'tax' | 'taxes' | 'needsDestination' | 'shippingRate'>;

const delivered = (
  goodsMinor: number,
  currency: string,
  isShipped: boolean,
  { rules, destination, countryField = 'destination.country' }: Circumstances,
): Delivery => {
  if (destination === undefined) {
    return { shipping: 0, tax: 0, taxes: [], needsDestination: isShipped };
  }
  const rate = isShipped ? shippingRateTo(destination.country, rules, countryField) : undefined;
  const shipping = rate === undefined ? 0 : shippingFor(rate, goodsMinor);
  const stepMinor = stepMinorOf(currency);
  const base = { goodsMinor, shippingMinor: shipping, stepMinor };
  const isFinal = isWhole(destination, rules);
  const taxes = isFinal ? taxesFor(destination, rules, base) : [];
  const tax = addedBy(taxes);
  return {
    shipping,
    tax,
    taxes,
    needsDestination: !isFinal,
    ...(rate !== undefined && { shippingRate: { name: rate.name } }),
  };
};

const fieldOf = (item: Item, items: readonly Item[]): string =>
  `items[${items.findIndex(({ sku }) => sku === item.sku)}]`;

const priceLine = (
  { sku, quantity }: Item,
  products: ReadonlyMap<string, StockedProduct>,
  field: string,
): Line => {
  const product = products.get(sku);
  if (product === undefined || product.retired === true) {
    throw new RequestProblem('unknown_sku', {
      detail: 'A product in your cart is not sold here any more. Please remove it.',
      field: `${field}.sku`,
    });
  }
  const stock = product.stock ?? 0;
  if (stock < quantity) {
    throw new RequestProblem('out_of_stock', {
      detail: isInStock(product)
        ? `Only ${stock} of ${product.name} left. Please take fewer.`
        : `${product.name} is sold out.`,
      field: `${field}.quantity`,
    });
  }
  if (quantity > mostOfOne) {
    throw new RequestProblem('invalid_request', {
      detail: `Please take at most ${mostOfOne} of ${product.name}.`,
      field: `${field}.quantity`,
    });
  }
  const { name, unitAmount } = product;
  return { sku, name, quantity, unitAmount, amount: unitAmount * quantity };
};

/**
 * A catalogue has only one currency, which is that of the rules. Another one means that only one of
 * the two is deployed yet: the same number would be taken for another amount.
 */
export const assertCurrency = (
  items: readonly Pick<Item, 'sku'>[],
  products: ReadonlyMap<string, StockedProduct>,
  currency: string,
): void => {
  if (items.every(({ sku }) => products.get(sku)?.currency === currency)) return;
  throw new RequestProblem('unavailable', {
    detail: 'The catalogue is being updated. Please try again in a minute.',
    retryAfterSeconds: 60,
  });
};
