/** Reads the code of a country. */
import { isCountry } from './address-needs.ts';
import { readPlain } from './text.ts';

/** Codes that people and the European Union use in place of ISO's. */
const otherCodes: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' };

/** The ISO 3166 code in capitals: '' when nothing was typed, undefined when it is no country's. */
export const readCountry = (typed: string): string | undefined => {
  const code = readPlain(typed)?.toUpperCase();
  if (code === undefined || code === '') return code;
  const country = otherCodes[code] ?? code;
  return isCountry(country) ? country : undefined;
};
