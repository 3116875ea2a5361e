/** Reads an e-mail address. */
import { readPlain } from './text.ts';

/** RFC 5321, section 4.5.3.1.3. */
const longestEmail = 254;

/**
 * What browsers take in a field for e-mail addresses, but for a dot at an end or two in a row
 * (https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address). The domain may be in
 * any script and has at least two labels.
 */
const atom = /[\w!#$%&'*+/=?^`{|}~-]+/.source;
const label = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?/u.source;
const pattern = new RegExp(`^${atom}(?:\\.${atom})*@(?:${label}\\.)+${label}$`, 'u');

/**
 * The address without what is invisible: '' when nothing was typed, undefined when it can't be an
 * e-mail address.
 */
export const readEmail = (typed: string): string | undefined => {
  const address = readPlain(typed);
  if (address === undefined || address === '') return address;
  return address.length <= longestEmail && pattern.test(address) ? address : undefined;
};
