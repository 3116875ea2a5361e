/** The shop's own sites, which hand shoppers over to this checkout and get them back. */
import type { CheckoutView } from '../../functions/checkout/contract.ts';

/**
 * The address, if it begins with one of the shop's sites; else undefined, so that no link can send a
 * shopper who trusts this page to a place that the shop doesn't know.
 */
export const siteAddress = (
  address: string | undefined,
  sites: readonly string[] = [],
): string | undefined => {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { href } = new URL(address);
  // As it would be opened: without `..`, and with the host's own letters.
  return sites.some((site) => href.startsWith(site)) ? href : undefined;
};

/** Where the site is told of the order: its own address with `checkout` and `order`. */
export const successAddress = (
  address: string,
  { id, orderId }: Pick<CheckoutView, 'id' | 'orderId'>,
): string => {
  const url = new URL(address);
  url.searchParams.set('checkout', id);
  if (orderId) url.searchParams.set('order', orderId);
  return url.href;
};
