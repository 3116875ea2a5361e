/**
 * Checks the shop's catalogue file, `catalog.json`, before it is deployed and before it is loaded.
 */
import * as z from 'zod/mini';
import { captureModes } from '../checkout/approval.ts';
import { checkedFile, type Fault, fault } from './invalid-file.ts';
import { formatMoney, limitsOf, stepMinorOf } from './money.ts';
import { stripeCurrencies } from './stripe-currencies.ts';

const product = z.strictObject({
  sku: z
    .string()
    .check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, _ or -')),
  name: z.string().check(z.minLength(1)),
  description: z.string(),
  /** The picture's address: `/images/…` for a file in web/images, or https at Stripe. */
  image: z.string(),
  /** In the smallest unit of the catalogue's currency. */
  unitAmount: z.int().check(z.positive()),
  /** The stock when the product is first loaded; from then on the table's stock counts. */
  stock: z.int().check(z.gte(0)),
  /** `false` for what is not shipped, such as a download or what is collected. */
  shippable: z.optional(z.boolean()),
  /** What Stripe Tax takes the product for: https://docs.stripe.com/tax/tax-codes */
  taxCode: z.optional(
    z
      .string()
      .check(z.regex(/^txcd_\d{8}$/, 'must be a tax code of Stripe’s, such as txcd_99999999')),
  ),
  /** When an order of this product is captured; absent for the shop's own setting. */
  capture: z.optional(z.enum(captureModes)),
});

/** The shape of the file. What it can't say of prices and SKUs, `parseCatalogue` does. */
export const catalogueSchema = z.strictObject({
  /** Where an editor finds this shape as a JSON schema. */
  $schema: z.optional(z.string()),
  currency: z.enum(
    stripeCurrencies,
    'must be a lower-case ISO code such as usd, of a currency that Stripe charges in ' +
      '(https://docs.stripe.com/currencies)',
  ),
  products: z.array(product).check(z.minLength(1, 'must hold at least one product')),
});

export type Catalogue = z.infer<typeof catalogueSchema>;

/** The catalogue in `content`. Throws `InvalidFile`, which names every wrong field. */
export const parseCatalogue = (content: unknown): Catalogue =>
  checkedFile('catalog.json', catalogueSchema, content, faultsIn);

const faultsIn = ({ currency, products }: Catalogue): readonly Fault[] => {
  const skus = products.map(({ sku }) => sku);
  const step = stepMinorOf(currency);
  const { leastMinor, mostMinor } = limitsOf(currency);
  return products.flatMap(({ sku, unitAmount }, index) => {
    const faults: Fault[] = [];
    if (skus.indexOf(sku) !== index) {
      faults.push(fault(`products.${index}.sku`, `${sku} is there twice`));
    }
    if (unitAmount % step !== 0 || unitAmount < leastMinor || unitAmount > mostMinor) {
      faults.push(
        fault(
          `products.${index}.unitAmount`,
          `${unitAmount} can't be charged in ${currency}; it must be a multiple of ${step}, from ` +
            `${leastMinor} (${formatMoney(leastMinor, currency)}) to ${mostMinor}`,
        ),
      );
    }
    return faults;
  });
};
