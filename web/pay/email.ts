/** Whether an e-mail address can be one, and what to say when it can't. Pure. */
import { words } from '../language/speak.ts';

// Nearly the API's rule. The browser's own accepts `name@host`, too.
const emailPattern = /^(?!.*\.\.)[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/;

/** What was typed, without the invisible characters that a copied address may bring along. */
export const visibleEmail = (typed: string): string => typed.replace(/\p{Cf}/gu, '').trim();

/** A sentence for the shopper; undefined when nothing is wrong. `isValid` is the browser's verdict. */
export const emailFault = (address: string, isValid: boolean): string | undefined => {
  if (isValid && emailPattern.test(address)) return undefined;
  const { emailIncomplete, noEmail } = words().pay;
  return address ? emailIncomplete : noEmail;
};
