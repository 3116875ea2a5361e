/** A row of the products' table. */
import * as z from 'zod/mini';
import { captureModes } from '../checkout/approval.ts';
import type { SchemaOf } from '../checkout/schema-of.ts';
import type { StockedProduct } from '../pricing/pricing.ts';

/** The part of the row that a price needs. */
export const stockedProduct = z.object({
  sku: z.string(),
  name: z.string(),
  description: z.string(),
  image: z.string(),
  /** In the smallest unit of `currency`, a lower-case ISO code. */
  unitAmount: z.int(),
  currency: z.string(),
  // Somebody may have typed it into the console as text; then this product is not sold, alone.
  stock: z.catch(z.nullable(z.int()), null),
  capture: z.exactOptional(z.enum(captureModes)),
  shippable: z.exactOptional(z.boolean()),
  taxCode: z.exactOptional(z.string()),
  /** Whether it has left the catalogue; its row is kept for its stock and its orders. */
  retired: z.exactOptional(z.boolean()),
}) satisfies SchemaOf<StockedProduct>;

/** The whole row; `position` is the product's place in the catalogue, from 0. */
export const listedProduct = z.extend(stockedProduct, { position: z.int() });
export type ListedProduct = Readonly<z.infer<typeof listedProduct>>;
