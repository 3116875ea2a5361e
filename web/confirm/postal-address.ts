/** An address as people write it on a parcel, a line each. Pure. */
import type { ShippingAddress } from '../../functions/checkout/contract.ts';
import { locale } from '../language/speak.ts';

/** Where the postal code comes after the town. */
const codeLast = new Set(['AU', 'CA', 'GB', 'IE', 'IN', 'NZ', 'US']);

/** The country is named in the page's language. */
export const postalLines = (address: ShippingAddress): readonly string[] => {
  const { name, line1, line2, city, state, postalCode, country } = address;
  const town = codeLast.has(country) ? [city, state, postalCode] : [postalCode, city, state];
  const land = new Intl.DisplayNames([locale()], { type: 'region' }).of(country);
  return [name, line1, line2, town.filter(Boolean).join(' '), land].filter(
    (line): line is string => line !== undefined && line !== '',
  );
};
