/** The fields that an order takes over from its checkout: goods, price, buyer and address. */
import * as z from 'zod/mini';
import { captureModes } from '../checkout/approval.ts';
import type { Line, Quote, ShippingAddress, Tax } from '../checkout/contract.ts';
import type { SchemaOf } from '../checkout/schema-of.ts';

const line = z.object({
  sku: z.string(),
  name: z.string(),
  quantity: z.int(),
  unitAmount: z.int(),
  amount: z.int(),
}) satisfies SchemaOf<Line>;

const tax = z.object({
  name: z.string(),
  percent: z.string(),
  amount: z.int(),
  inclusive: z.boolean(),
}) satisfies SchemaOf<Tax>;

const shippingAddress = z.object({
  name: z.string(),
  line1: z.string(),
  line2: z.exactOptional(z.string()),
  city: z.exactOptional(z.string()),
  state: z.exactOptional(z.string()),
  postalCode: z.exactOptional(z.string()),
  country: z.string(),
  phone: z.exactOptional(z.string()),
}) satisfies SchemaOf<ShippingAddress>;

/** The parts of a quote that the row does not hold in fields of its own. */
const priceParts = z.object({
  subtotal: z.int(),
  discount: z.int(),
  shipping: z.int(),
  tax: z.int(),
  taxes: z.readonly(z.array(tax)),
  shippingRate: z.exactOptional(z.object({ name: z.string() })),
}) satisfies SchemaOf<
  Pick<Quote, 'subtotal' | 'discount' | 'shipping' | 'tax' | 'taxes' | 'shippingRate'>
>;
export type PriceParts = Readonly<z.infer<typeof priceParts>>;

/** The promotion that a checkout uses, as it was when the checkout was placed. */
const usedPromotion = z.object({
  code: z.string(),
  /** The number of orders that may use the code; absent for any number. */
  maxRedemptions: z.exactOptional(z.int()),
});
export type UsedPromotion = Readonly<z.infer<typeof usedPromotion>>;

/** Amounts are in the smallest unit of `currency`. */
export const purchase = {
  /** Lower-case ISO code. */
  currency: z.string(),
  totalMinor: z.int(),
  lines: z.readonly(z.array(line)),
  /** The parts of the total besides the lines. */
  price: z.exactOptional(priceParts),
  /** The address to ship to. */
  shipping: z.exactOptional(shippingAddress),
  promotion: z.exactOptional(usedPromotion),
  email: z.string(),
  /** ISO 8601. */
  placedAt: z.iso.datetime(),
  /** Absent if the order is captured as soon as it exists. */
  capture: z.exactOptional(z.enum(captureModes)),
};
