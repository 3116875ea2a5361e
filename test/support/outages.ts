/** The errors that say that somebody else could not answer, or not yet, by what they are called. */
import { errorNames } from '../../functions/checkout/errors.ts';

export const outageNames = Object.values(errorNames).filter((name) =>
  /(Unavailable|Busy)$/.test(name),
);
