/** Reads the parts of an address that depend on its country, once each of them is read as text. */
import { isNeeded } from './address-needs.ts';
import { hasSubdivisions, subdivisionOf } from './subdivisions.ts';

/** `country` is an ISO 3166 code. What was not typed is absent. */
export type Place = {
  readonly country: string;
  readonly state?: string;
  readonly city?: string;
  readonly postalCode?: string;
};

/** The field that is wrong, and a sentence for the shopper. */
export type PlaceFault = {
  readonly field: 'state' | 'city' | 'postalCode';
  readonly sentence: string;
};

/**
 * The place with its state as an ISO 3166-2 code without the country (`CA`), in the countries whose
 * states are known; elsewhere the state is part of the address as people write it. Where addresses
 * have no city, wallets give the state as one: Dubai. A fault if the state is not known.
 */
export const withStateRead = <P extends Place>(
  place: P,
): { readonly place: P } | { readonly fault: PlaceFault } => {
  const { country, state, city } = place;
  if (!hasSubdivisions(country)) return { place };
  if (state === undefined) {
    const code =
      city === undefined || isNeeded('C', country) ? undefined : subdivisionOf(country, city);
    return { place: code === undefined ? place : { ...place, state: code } };
  }
  const code = subdivisionOf(country, state);
  if (code !== undefined) return { place: { ...place, state: code } };
  const sentence = `Please check the ${stateWord(country)}: we could not find it in the country that you chose.`;
  return { fault: { field: 'state', sentence } };
};

/** What an address in this country needs and does not have; undefined if it is complete. */
export const missingIn = ({ country, state, city, postalCode }: Place): PlaceFault | undefined => {
  if (city === undefined && isNeeded('C', country)) return missing('city', 'city');
  if (state === undefined && isNeeded('S', country)) {
    if (hasSubdivisions(country)) return missing('state', stateWord(country));
    // In Hong Kong, some write the area as the state and others as the city.
    if (city === undefined) return missing('city', 'city or area');
  }
  if (postalCode === undefined && isNeeded('Z', country)) {
    return missing('postalCode', country === 'US' ? 'ZIP code' : 'postal code');
  }
  return undefined;
};

const missing = (field: PlaceFault['field'], what: string): PlaceFault => ({
  field,
  sentence: `Please enter the ${what}.`,
});

/** What a state is called where it is not called so. Source: as for `address-needs.ts`. */
const stateWords: Readonly<Record<string, string>> = {
  AE: 'emirate',
  CA: 'province',
  CN: 'province',
  CO: 'department',
  ES: 'province',
  ID: 'province',
  IT: 'province',
  JM: 'parish',
  JP: 'prefecture',
  KN: 'island',
  KR: 'province or city',
  NR: 'district',
  SO: 'region',
  SV: 'department',
  TW: 'county or city',
};

const stateWord = (country: string): string => stateWords[country] ?? 'state';
