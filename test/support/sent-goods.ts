/** What of the catalogue is sent, and where it is sent by whoever places it without saying so. */
import catalogue from '../../catalog.json' with { type: 'json' };

const products: readonly { readonly sku: string; readonly shippable?: boolean }[] =
  catalogue.products;

/** Whether something in the cart needs an address. */
export const isSent = (items: readonly { readonly sku: string }[]): boolean =>
  items.some(({ sku }) => products.some((each) => each.sku === sku && each.shippable !== false));

/** Oregon has no sales tax, and what costs $100 or more is sent there for nothing. */
export const home = {
  name: 'Ada Lovelace',
  line1: '1 Main Street',
  city: 'Portland',
  state: 'OR',
  postalCode: '97201',
  country: 'US',
} as const;
