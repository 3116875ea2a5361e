/** What stands after `npm run connect-stripe --`. */
import { parseArgs } from 'node:util';

/** Something that was typed can't be understood; the message says what there is. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `Usage: npm run connect-stripe -- [options]

Stores the Stripe keys of a deployed stack in Secrets Manager and connects its webhook endpoint.
It is safe to repeat: what is as it must be is left alone.

  --stack <name>           the stack (Holdfast)
  --region <region>        its region; without it, as the AWS CLI finds it
  --local [--port <port>]  the system that \`npm start\` runs on this machine (8080)
  --rotate                 a new webhook endpoint with a new signing secret, in place of the one there is
  --live                   take live keys: real money
  --dry-run                say what would be done, and do nothing
  --help                   this text

The keys are read from STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY, or asked for.`;

export type Options = {
  readonly stack: string;
  readonly region: string | undefined;
  /** Of the AWS services on this machine, instead of AWS. */
  readonly endpoint: string | undefined;
  readonly rotate: boolean;
  readonly live: boolean;
  readonly dryRun: boolean;
  readonly help: boolean;
};

/** Throws a `UsageError`. */
export const readOptions = (args: readonly string[]): Options => {
  const { stack, region, local, port, rotate, live, help, ...others } = parse(args);
  if (!/^\d{2,5}$/.test(port)) {
    throw new UsageError(`--port takes the port of the page of \`npm start\`, not "${port}".`);
  }
  return {
    stack,
    region,
    endpoint: local ? `http://127.0.0.1:${Number(port) + 2}` : undefined,
    rotate,
    live,
    dryRun: others['dry-run'],
    help,
  };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        stack: { type: 'string', default: 'Holdfast' },
        region: { type: 'string' },
        local: { type: 'boolean', default: false },
        port: { type: 'string', default: '8080' },
        rotate: { type: 'boolean', default: false },
        live: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
};
