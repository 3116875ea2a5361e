/** What prices and the shop's API take from an address that a shopper has typed. */
import type { Destination, ShippingAddress } from '../../functions/checkout/contract.ts';

/** As Stripe's Address Element and wallets give it; a field that is still empty is ''. */
export type TypedAddress = {
  readonly line1?: string;
  readonly line2?: string | null;
  readonly city?: string;
  readonly state?: string;
  readonly postal_code?: string;
  readonly country: string;
};

/** Half a US ZIP code means another place or none; elsewhere three characters already mean a region. */
const isWhole = (postalCode: string, country: string): boolean =>
  country === 'US' ? /^\d{5}(-?\d{4})?$/.test(postalCode) : postalCode.length >= 3;

/**
 * Undefined without a country. A postal code is left out until it is whole, city and street until
 * the whole address is: half a street has no taxes of its own.
 */
export const destinationOf = (
  { country, state, postal_code, city, line1 }: TypedAddress,
  isWholeAddress = false,
): Destination | undefined => {
  if (!country) return undefined;
  const postalCode = (postal_code ?? '').trim();
  return {
    country,
    ...(state ? { state } : {}),
    ...(isWhole(postalCode, country) ? { postalCode } : {}),
    ...(isWholeAddress && city ? { city } : {}),
    ...(isWholeAddress && line1 ? { line1 } : {}),
  };
};

/** A complete address, as the API takes it: fields that were left empty are left out. */
export const shippingAddressOf = (
  name: string,
  address: TypedAddress,
  phone?: string,
): ShippingAddress => {
  const { line1 = '', line2, city, state, postal_code: postalCode, country } = address;
  return {
    name,
    line1,
    ...(line2 ? { line2 } : {}),
    ...(city ? { city } : {}),
    ...(state ? { state } : {}),
    ...(postalCode ? { postalCode } : {}),
    country,
    ...(phone ? { phone } : {}),
  };
};
