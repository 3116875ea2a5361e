/** The names of the errors that say that somebody else could not answer, or not yet. */
import { errorNames } from '../../functions/checkout/errors.ts';

export const outageNames = Object.values(errorNames).filter((name) =>
  /(Unavailable|Busy)$/.test(name),
);
