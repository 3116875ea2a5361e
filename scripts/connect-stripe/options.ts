/** The options of `npm run connect-stripe --`. */
import { parseArgs } from 'node:util';
import { type Place, placeOf, placeOptions, placeUsage } from '../terminal/place.ts';
import { UsageError } from '../terminal/usage-error.ts';

export const usage = `Usage: npm run connect-stripe -- [options]

Stores the Stripe keys of a deployed stack in Secrets Manager and connects its webhook endpoint.
It is safe to repeat: what is as it must be is left alone.

${placeUsage}
  --rotate                   a new webhook endpoint with a new signing secret, in place of the one there is
  --remove                   before the stack is destroyed: remove its webhook endpoint, and say what is still held
  --live                     take live keys: real money
  --dry-run                  say what would be done, and do nothing
  --help                     this text

The keys are read from STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY, or asked for; where Stripe Tax
computes the taxes, STRIPE_TAX_KEY too, and with the setting stripeReadKey, STRIPE_READ_KEY. With --local they are those of the Stripe stand-in, which has
its own. With --remove the stored key is used, unless STRIPE_SECRET_KEY has one.`;

export type Options = {
  readonly place: Place;
  readonly rotate: boolean;
  readonly remove: boolean;
  readonly live: boolean;
  readonly dryRun: boolean;
  readonly help: boolean;
};

/** The options that were typed. Throws a `UsageError` that says what is wrong with them. */
export const readOptions = (args: readonly string[]): Options => {
  const { rotate, remove, live, 'dry-run': dryRun, help, ...place } = parse(args);
  if (rotate && remove) throw new UsageError('Give --rotate or --remove, not both.');
  return { place: placeOf(place), rotate, remove, live, dryRun, help };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...placeOptions,
        rotate: { type: 'boolean', default: false },
        remove: { type: 'boolean', default: false },
        live: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
};
