/** Reads the shop's Stripe keys from the environment, or asks the person who runs the command. */
import { bare, insteadOfSecret, stripeSecretIn } from '../../functions/checkout/stripe-secrets.ts';
import { UsageError } from '../terminal/usage-error.ts';

export type Keys = {
  readonly secretKey: string;
  readonly publishableKey: string;
  /** The key for Stripe Tax; only for a stack that has a secret for it. */
  readonly taxKey?: string;
  /** The key that may only read; only for a stack that has a secret for it. */
  readonly readKey?: string;
};

type Needed = {
  /** Whether live keys, for real money, are wanted. */
  readonly isLive: boolean;
  readonly hasTaxKey: boolean;
  readonly hasReadKey: boolean;
};

type Ask = (question: string, isHidden: boolean) => Promise<string>;

const shapes = {
  STRIPE_SECRET_KEY: { shape: /^[sr]k_(test|live)_\w+$/, allowed: 'sk_… or rk_…' },
  STRIPE_PUBLISHABLE_KEY: { shape: /^pk_(test|live)_\w+$/, allowed: 'pk_…' },
  STRIPE_TAX_KEY: { shape: /^rk_(test|live)_\w+$/, allowed: 'rk_…' },
  STRIPE_READ_KEY: { shape: /^rk_(test|live)_\w+$/, allowed: 'rk_…' },
} as const;
type Name = keyof typeof shapes;

/**
 * The keys, which are all test keys or all live keys, without the quotes, blanks and line ends that
 * were pasted with them. Throws a `UsageError` that says what is wrong
 * and shows at most the first three characters of a key.
 */
export const readKeys = async (
  environment: NodeJS.ProcessEnv,
  { isLive, hasTaxKey, hasReadKey }: Needed,
  ask: Ask | undefined,
): Promise<Keys> => {
  const read = async (name: Name): Promise<string> => {
    const isHidden = name !== 'STRIPE_PUBLISHABLE_KEY';
    const given = environment[name] ?? (await ask?.(`${name}: `, isHidden));
    if (given !== undefined && bare(given) !== '') return bare(given);
    throw new UsageError(`There is no ${name}: set it in the environment.`);
  };
  const secretKey = await read('STRIPE_SECRET_KEY');
  const publishableKey = await read('STRIPE_PUBLISHABLE_KEY');
  const taxKey = hasTaxKey ? await read('STRIPE_TAX_KEY') : undefined;
  const readKey = hasReadKey ? await read('STRIPE_READ_KEY') : undefined;
  const mode = modeOf('STRIPE_SECRET_KEY', secretKey);
  const others = [
    modeOf('STRIPE_PUBLISHABLE_KEY', publishableKey),
    ...(taxKey === undefined ? [] : [modeOf('STRIPE_TAX_KEY', taxKey)]),
    ...(readKey === undefined ? [] : [modeOf('STRIPE_READ_KEY', readKey)]),
  ];
  const other = others.find((each) => each !== mode);
  if (other !== undefined) {
    throw new UsageError(`The keys do not belong together: one is ${mode}, the other ${other}.`);
  }
  if (mode === 'live' && !isLive) {
    throw new UsageError('These are live keys, for real money: add --live if that is meant.');
  }
  return {
    secretKey,
    publishableKey,
    ...(taxKey !== undefined && { taxKey }),
    ...(readKey !== undefined && { readKey }),
  };
};

const modeOf = (name: Name, key: string): string => {
  const { shape, allowed } = shapes[name];
  const mode = shape.exec(key)?.[1];
  const isOne = name === 'STRIPE_PUBLISHABLE_KEY' || stripeSecretIn(key, 'key') !== undefined;
  if (mode !== undefined && isOne) return mode;
  const got = key.startsWith(allowed.slice(0, 3)) ? insteadOfSecret(key, 'key') : undefined;
  throw new UsageError(
    `${name} is no such key: ${got ?? `it begins with "${key.slice(0, 3)}"`}, and must be ` +
      `${allowed}, as Stripe’s dashboard shows it under Developers, API keys.`,
  );
};
