/**
 * The types of the HTTP contract: what the API answers and what the page sends.
 * `docs/openapi.yaml` says the same in OpenAPI; the contract tests check the answers against it.
 * Every amount is an integer in the currency's smallest unit (cents for USD, yen for JPY).
 */

import type { CheckoutId, OrderId } from './ids.ts';

export type Product = {
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly image: string;
  readonly unitAmount: number;
  readonly inStock: boolean;
  /** Whether the product has to be shipped. */
  readonly shippable: boolean;
};

/** `GET /api/catalog` */
export type Catalog = {
  readonly currency: string;
  readonly products: readonly Product[];
  /** ISO codes of the countries that the shop ships to; empty when nothing is shipped. */
  readonly shipsTo: readonly string[];
  /** Whether an address may, or must, have a telephone number; absent where none is asked for. */
  readonly phone?: 'optional' | 'required';
};

export type Item = { readonly sku: string; readonly quantity: number };

export type Line = {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitAmount: number;
  readonly amount: number;
};

/** The part of an address that shipping and taxes depend on. `country` is an ISO 3166 code. */
export type Destination = {
  readonly country: string;
  /**
   * In countries whose addresses need a state: its ISO 3166-2 code without the country (`CA`), or
   * its name, which is read as the code. Elsewhere: a part of the address as people write it.
   */
  readonly state?: string;
  readonly postalCode?: string;
  /** Not in every country: addresses in Japan and Singapore have none. */
  readonly city?: string;
  /** City and street make the taxes of Stripe Tax exact where a postal code has several. */
  readonly line1?: string;
};

/** The address that an order is shipped to. */
export type ShippingAddress = Destination & {
  readonly name: string;
  readonly line1: string;
  readonly line2?: string;
  /**
   * Digits, at most 15, after a plus where it begins with a country's code; other ways to write it
   * are read. Only in a shop that asks for it.
   */
  readonly phone?: string;
};

/** One tax of a quote. `percent` is decimal text (`8.875`). Prices contain an inclusive tax. */
export type Tax = {
  readonly name: string;
  readonly percent: string;
  readonly amount: number;
  readonly inclusive: boolean;
};

/** `POST /api/quotes` with `{ items, destination?, promotionCode? }` */
export type Quote = {
  readonly currency: string;
  readonly lines: readonly Line[];
  readonly subtotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  /** `subtotal` - `discount` + `shipping` + the taxes that are not inclusive. */
  readonly total: number;
  /**
   * The total isn't final: shipping or taxes depend on a part of the destination that is missing.
   * What is known already, such as the shipping to a country, is in the total.
   */
  readonly needsDestination: boolean;
  readonly shippingRate?: { readonly name: string };
  readonly taxes: readonly Tax[];
  readonly promotion?: { readonly code: string; readonly description: string };
};

/** What Stripe.js made of the card in the browser: exactly one of these, for a single use. */
export type Payment =
  | { readonly confirmationToken: string }
  | { readonly token: string }
  | { readonly paymentMethod: string };

/** The body of `POST /api/checkouts`. */
export type CheckoutRequest = {
  readonly items: readonly Item[];
  readonly email: string;
  /** The total that the shopper saw on the button, in minor units. */
  readonly expectedTotal: number;
  readonly payment: Payment;
  /** Required when something is shipped. */
  readonly shipping?: ShippingAddress;
  readonly promotionCode?: string;
};

export const checkoutStatuses = [
  'processing',
  'requires_action',
  'confirmed',
  'paid',
  'declined',
  'rejected',
  'expired',
  'canceled',
  'refunded',
] as const;

export type CheckoutStatus = (typeof checkoutStatuses)[number];

/** A checkout as the shopper's browser may see it: no e-mail, no payment details. */
export type CheckoutView = {
  readonly id: CheckoutId;
  readonly status: CheckoutStatus;
  readonly currency: string;
  readonly total: number;
  readonly subtotal?: number;
  readonly discount?: number;
  readonly shipping?: number;
  readonly tax?: number;
  readonly taxes?: readonly Tax[];
  readonly shippingRate?: { readonly name: string };
  readonly promotion?: { readonly code: string };
  /**
   * The amount charged, once the order is paid: less than `total` if the merchant approved less.
   */
  readonly captured?: number;
  readonly lines: readonly Line[];
  readonly orderId?: OrderId;
  /** The order exists and waits for the merchant's approval; nothing is charged before that. */
  readonly awaitsApproval?: true;
  readonly nextAction?: { readonly clientSecret: string };
  readonly error?: { readonly code: string; readonly message: string };
};

/** RFC 9457 `application/problem+json`. `detail` is a sentence that a shopper can read. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** The field of the request that is wrong, such as `items[0].quantity`. */
  readonly field?: string;
  /** With `price_changed`: the price as it is now. */
  readonly quote?: Quote;
};
