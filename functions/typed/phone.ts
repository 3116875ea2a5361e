/** Reads a telephone number. */
import { readPlain } from './text.ts';

/** The most digits that E.164 allows, country code and all (https://www.itu.int/rec/T-REC-E.164). */
const mostDigits = 15;
/** Fewer are a service's number, such as 112, and nobody's own. */
const leastDigits = 5;

/** What people write between digits, in any country. */
const separators = /[\s.\-‐-―/()]/g;
/** No country's code begins with a zero. */
const pattern = new RegExp(`^(?:\\+(?!0))?\\d{${leastDigits},${mostDigits}}$`);

/**
 * The number as digits, after a plus where it begins with a country's code (`+49301234567`); without one
 * it is a number of the country that it is given with. `00` in front means the plus, and a
 * zero in brackets behind the code is left out, as one does abroad: `+49 (0)30 …`. Arabic and Persian
 * digits are read. '' when nothing was typed, undefined when it can't be a telephone number.
 */
export const readPhone = (typed: string): string | undefined => {
  const text = readPlain(typed);
  if (text === undefined || text === '') return text;
  const number = text
    .replace(/^tel:/i, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/^(\s*(?:\+|00).*?)\(0\)/, '$1')
    .replace(separators, '')
    .replace(/^00/, '+');
  return pattern.test(number) ? number : undefined;
};
