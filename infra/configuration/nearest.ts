/** What somebody probably meant who wrote another name or value. */
import { closest, distance } from 'fastest-levenshtein';
import { typeOf, valuesOf } from './schema-words.ts';

/**
 * The candidate that is meant: the same in other letters' case, or with one slip for every three
 * letters. Undefined where none is near.
 */
export const nearest = (got: string, candidates: readonly string[]): string | undefined => {
  const same = candidates.find((each) => each.toLowerCase() === got.trim().toLowerCase());
  if (same !== undefined || candidates.length === 0) return same;
  const near = closest(got.toLowerCase(), [...candidates]);
  return distance(got.toLowerCase(), near.toLowerCase()) <= Math.floor(got.length / 3)
    ? near
    : undefined;
};

/** Often written, and not ISO's: the European Union's codes of two countries, and its own. */
const countries: Readonly<Record<string, string>> = {
  UK: 'did you mean "GB"?',
  EL: 'did you mean "GR"?',
  EU: 'the EU is not one country: list its countries, such as "DE", "FR".',
};

/** A hint to the right value at a place with this schema; '' where there is none. */
export const hintAt = (schema: Parameters<typeof typeOf>[0], got: unknown): string => {
  const meant = meantAt(schema, got);
  if (meant !== undefined) return `did you mean ${JSON.stringify(meant)}?`;
  const isCountry = valuesOf(schema).includes('GB');
  return (isCountry && typeof got === 'string' && countries[got.toUpperCase()]) || '';
};

const meantAt = (schema: Parameters<typeof typeOf>[0], got: unknown): unknown => {
  const type = typeOf(schema);
  const values = valuesOf(schema);
  if (values.length > 0 && !values.every((value) => typeof value === 'string')) {
    return values.find((value) => String(value) === String(got));
  }
  if (typeof got === 'string') {
    if (values.length > 0) return nearest(got, values.map(String)) ?? codeOf(got, values);
    const isNumber = type === 'number' && got.trim() !== '' && Number.isSafeInteger(Number(got));
    if (isNumber) return Number(got);
    return type === 'boolean' && /^(true|false)$/i.test(got)
      ? got.toLowerCase() === 'true'
      : undefined;
  }
  return type === 'text' && typeof got === 'number' ? String(got) : undefined;
};

/** The code of a country that was written by its English name. */
const codeOf = (name: string, codes: readonly unknown[]): unknown => {
  if (!codes.includes('GB')) return undefined;
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  return codes.find(
    (code) => code !== '*' && names.of(String(code))?.toLowerCase() === name.trim().toLowerCase(),
  );
};
