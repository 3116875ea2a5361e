/** A single fault as a line of text, for whoever replays it. */
import type { Case, Result } from './matrix.ts';
import { nameOf } from './matrix.ts';

const long = 'long';

/** As `a card that works | Capture: TransactWriteItems | 0 | lost-reply`. */
export const textOfCase = ({ scenario, call, fault, lasting }: Result): string =>
  [scenario, nameOf(call), call.nth, fault, ...(lasting ? [long] : [])].join(' | ');

/** Throws an Error that says what it must look like. */
export const caseOf = (text: string): Case => {
  const [scenario = '', call = '', nth = '', fault, lasting] = text.split(' | ');
  if (fault === undefined || !/^\d+$/.test(nth) || ![undefined, long].includes(lasting)) {
    throw new Error(
      `A case is "scenario | caller: call | nth | fault", with " | ${long}" behind it or not, and not "${text}".`,
    );
  }
  return { scenario, call, nth: Number(nth), fault, lasting: lasting === long };
};
