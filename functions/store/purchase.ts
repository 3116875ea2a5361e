/** What a checkout hands on to its order: what is bought, for how much, by whom and where to. */
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
  city: z.string(),
  state: z.exactOptional(z.string()),
  postalCode: z.exactOptional(z.string()),
  country: z.string(),
}) satisfies SchemaOf<ShippingAddress>;

/** A quote, without what the row has beside it. */
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

/** The promotion of a checkout, as it was when it was placed. */
const usedPromotion = z.object({
  code: z.string(),
  /** How many orders it is good for; any number without it. */
  maxRedemptions: z.exactOptional(z.int()),
});
export type UsedPromotion = Readonly<z.infer<typeof usedPromotion>>;

/** Amounts are in the smallest unit of `currency`. */
export const purchase = {
  /** Lower-case ISO code. */
  currency: z.string(),
  totalMinor: z.int(),
  lines: z.readonly(z.array(line)),
  /** What the total is made of, besides the lines. */
  price: z.exactOptional(priceParts),
  /** Where it is to be sent. */
  shipping: z.exactOptional(shippingAddress),
  promotion: z.exactOptional(usedPromotion),
  email: z.string(),
  /** ISO 8601. */
  placedAt: z.iso.datetime(),
  /** Absent where the order is captured as soon as it exists. */
  capture: z.exactOptional(z.enum(captureModes)),
};
