/**
 * Reads an order's number as people copy it: from a mail with a `#` or quotes, in small letters,
 * with blanks or other dashes, without its `HF`, or by ear.
 */
import { isOrderId, type OrderId } from './ids.ts';

/**
 * The number; undefined if the text is none. Letters that a number never has are read as the digits
 * that they look like. Source: https://www.crockford.com/base32.html (decoding of O, I and L).
 */
export const readOrderNumber = (text: string): OrderId | undefined => {
  const signs = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^(?:ORDER|NO)*(?=HF)/, '');
  const groups = signs
    .replace(/^HF(?=.{12}$)/, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const number = `HF-${groups.slice(0, 4)}-${groups.slice(4, 8)}-${groups.slice(8)}`;
  return isOrderId(number) ? number : undefined;
};
