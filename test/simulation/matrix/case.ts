/** One run of the matrix as a line of text: what the table's rows say, and what replays it. */

import type { Call } from '../network/network.ts';
import type { Result } from './result.ts';

/** Which of the runs: a fault, or what somebody does, at a call or while a state waits. */
export type Case = {
  readonly scenario: string;
  /** For example `Capture: TransactWriteItems`, or `AwaitApproval: waits`. */
  readonly call: string;
  readonly nth: number;
  /** A fault, or what somebody does. */
  readonly what: string;
  readonly lasting: boolean;
};

const long = 'long';
const between = ' :: ';

/** For example `Capture: TransactWriteItems`. */
export const nameOf = ({ from, name }: Call): string => `${from}: ${name}`;

/** For example `a card that works :: Capture: TransactWriteItems :: 0 :: lost-reply`. */
export const textOfCase = ({ scenario, call, what, lasting }: Result): string =>
  [scenario, nameOf(call), call.nth, what, ...(lasting ? [long] : [])].join(between);

/** Throws an Error that says what it must look like. */
export const caseOf = (text: string): Case => {
  const [scenario = '', call = '', nth = '', what, lasting] = text.split(between);
  if (what === undefined || !/^\d+$/.test(nth) || ![undefined, long].includes(lasting)) {
    throw new Error(
      'A case is "scenario :: caller: call :: which of them, from 0 :: fault or act", with ' +
        `"${between}${long}" after it when it goes on for long, and not "${text}".`,
    );
  }
  return { scenario, call, nth: Number(nth), what, lasting: lasting === long };
};

/** Runs that left something wrong, each with what it takes to look at it. */
export const wrongIn = (results: readonly Result[]): readonly string[] =>
  results
    .filter(({ violations }) => violations.length > 0)
    .map((result) =>
      [
        `npm run simulate -- --case '${textOfCase(result)}'`,
        ...(result.second === undefined ? [] : [`then ${result.second}`]),
        ...result.violations,
      ].join('; '),
    );
