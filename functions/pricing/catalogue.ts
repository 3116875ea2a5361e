/**
 * Checks the shop's catalogue file, `catalog.json`, before it is deployed and before it is loaded.
 */
import * as z from 'zod/mini';
import { captureModes } from '../checkout/approval.ts';
import { limitsOf, stepMinorOf } from './money.ts';

const product = z.strictObject({
  sku: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  name: z.string().check(z.minLength(1)),
  description: z.string(),
  /** The picture's address: under web/images, or any https address that the page's CSP allows. */
  image: z.string(),
  /** In the smallest unit of the catalogue's currency. */
  unitAmount: z.int().check(z.positive()),
  /** The stock when the product is first loaded; from then on the table's stock counts. */
  stock: z.int().check(z.gte(0)),
  /** `false` for what is not shipped, such as a download or what is collected. */
  shippable: z.optional(z.boolean()),
  /** When an order of this product is captured; absent for the shop's own setting. */
  capture: z.optional(z.enum(captureModes)),
});

const catalogue = z.strictObject({
  currency: z.string().check(z.regex(/^[a-z]{3}$/, 'must be a lower-case ISO code such as usd')),
  products: z.array(product).check(z.minLength(1, 'must hold at least one product')),
});

export type Catalogue = z.infer<typeof catalogue>;

/** The catalogue in `content`. Throws an Error that names every wrong field. */
export const parseCatalogue = (content: unknown): Catalogue => {
  const parsed = catalogue.safeParse(content);
  const faults = parsed.success ? faultsIn(parsed.data) : parsed.error.issues.map(faultOf);
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new Error(`catalog.json can't be used:\n  ${faults.join('\n  ')}`);
};

const faultOf = ({ path, message }: { path: PropertyKey[]; message: string }): string =>
  `${path.map(String).join('.') || 'the file'}: ${message}`;

const faultsIn = ({ currency, products }: Catalogue): readonly string[] => {
  const skus = products.map(({ sku }) => sku);
  const step = stepMinorOf(currency);
  const { mostMinor } = limitsOf(currency);
  return products.flatMap(({ sku, unitAmount }, index) => {
    const faults: string[] = [];
    if (skus.indexOf(sku) !== index) faults.push(`products.${index}.sku: ${sku} is there twice`);
    if (unitAmount % step !== 0 || unitAmount > mostMinor)
      faults.push(
        `products.${index}.unitAmount: ${unitAmount} can't be charged in ${currency}; ` +
          `it must be a multiple of ${step}, at most ${mostMinor}`,
      );
    return faults;
  });
};
