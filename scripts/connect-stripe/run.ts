/** Finds the stack and the keys for it, and connects them. */
import { stripeSecretIn } from '../../functions/checkout/stripe-secrets.ts';
import { readStripeKeys } from '../../local/stripe-keys.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { exitCodeOf, messageOf, UsageError } from '../terminal/usage-error.ts';
import { checkReadKey } from './check-read-key.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
import { type Keys, readKeys } from './keys.ts';
import { type Options, readOptions, usage } from './options.ts';
import { pageDomainsOf } from './page-domain.ts';
import { awsServices, type StackFacts } from './stack.ts';
import { checkTaxKey, clientOf, stripeOf } from './stripe.ts';

/** Resolves to the exit code: 0 for success, 1 for a failure, 2 for wrong options or keys. */
export const run = async (
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<0 | 1 | 2> => {
  try {
    const options = readOptions(args);
    if (options.help) terminal.print(usage);
    else await connectWith(options, environment, terminal);
    return 0;
  } catch (error) {
    terminal.note(messageOf(error));
    return exitCodeOf(error);
  }
};

const connectWith = async (
  options: Options,
  environment: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<void> => {
  const aws = awsServices(options.place);
  const stack = await aws.describe();
  if (options.remove) {
    const key = environment.STRIPE_SECRET_KEY ?? (await aws.getSecret(stack.secretKeyArn)) ?? '';
    const stripe = stripeOf(keyToRemoveWith(key), stack.stripeApiUrl);
    await disconnect({ stack, stripe, options, say: terminal.print });
    return;
  }
  const keys =
    options.place.local === undefined
      ? await keysFor(stack, options, environment, terminal)
      : keysOfStandIn(stack, environment, terminal);
  await connect({
    aws,
    stack,
    keys,
    stripe: stripeOf(keys.secretKey, stack.stripeApiUrl),
    domains: pageDomainsOf(clientOf(keys.secretKey, stack.stripeApiUrl)),
    checkTaxKey: checkTaxKey(stack.stripeApiUrl),
    checkReadKey: checkReadKey(stack.stripeApiUrl),
    options,
    say: terminal.print,
  });
};

const keyToRemoveWith = (text: string): string => {
  const key = stripeSecretIn(text, 'key');
  if (key !== undefined) return key;
  throw new UsageError(
    'No Stripe key is stored in this stack: it was never connected, so there is nothing to remove. ' +
      'If it was connected by another key, set that as STRIPE_SECRET_KEY.',
  );
};

const keysFor = (
  { taxKeyArn, readKeyArn }: StackFacts,
  { live }: Options,
  environment: NodeJS.ProcessEnv,
  { isInteractive, ask }: Terminal,
): Promise<Keys> =>
  readKeys(
    environment,
    {
      isLive: live,
      hasTaxKey: taxKeyArn !== undefined,
      hasReadKey: readKeyArn !== undefined,
    },
    isInteractive ? ask : undefined,
  );

/** The keys that `npm start` uses. Throws an Error when that system talks to the real Stripe. */
const keysOfStandIn = (
  { stripeApiUrl, publishableKey, taxKeyArn, readKeyArn }: StackFacts,
  environment: NodeJS.ProcessEnv,
  { note }: Terminal,
): Keys => {
  if (stripeApiUrl === 'https://api.stripe.com') {
    throw new Error(
      'This system talks to the real Stripe, with the keys that `npm start` was given, and Stripe ' +
        'can’t send events to an address on this machine: let `stripe listen` bring them (README).',
    );
  }
  if (environment.STRIPE_SECRET_KEY !== undefined) {
    note('The Stripe stand-in has keys of its own: those in the environment are not taken.');
  }
  const { secretKey } = readStripeKeys({});
  return {
    secretKey,
    publishableKey,
    ...(taxKeyArn !== undefined && { taxKey: secretKey }),
    ...(readKeyArn !== undefined && { readKey: 'rk_test_read_local' }),
  };
};
