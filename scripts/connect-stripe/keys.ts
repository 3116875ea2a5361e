/** The shop's Stripe keys: from the environment, or typed by whoever runs the command. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from './options.ts';

export type Keys = { readonly secretKey: string; readonly publishableKey: string };

type Ask = (question: string, isHidden: boolean) => Promise<string>;

/**
 * The two keys, of one mode. Throws a `UsageError` that says what is wrong with them, without
 * showing more of a key than its beginning.
 */
export const readKeys = async (
  environment: NodeJS.ProcessEnv,
  isLiveMeant: boolean,
  ask: Ask | undefined = process.stdin.isTTY ? askInTerminal : undefined,
): Promise<Keys> => {
  const read = async (name: string, isHidden: boolean): Promise<string> => {
    const given = environment[name] ?? (await ask?.(`${name}: `, isHidden));
    if (given !== undefined && given.trim() !== '') return given.trim();
    throw new UsageError(`There is no ${name}: set it in the environment.`);
  };
  const secretKey = await read('STRIPE_SECRET_KEY', true);
  const publishableKey = await read('STRIPE_PUBLISHABLE_KEY', false);
  const mode = modeOf(secretKey, /^[sr]k_(test|live)_\w+$/, 'STRIPE_SECRET_KEY', 'sk_… or rk_…');
  const other = modeOf(publishableKey, /^pk_(test|live)_\w+$/, 'STRIPE_PUBLISHABLE_KEY', 'pk_…');
  if (mode !== other) {
    throw new UsageError(`The keys do not belong together: one is ${mode}, the other ${other}.`);
  }
  if (mode === 'live' && !isLiveMeant) {
    throw new UsageError('These are live keys, for real money: add --live if that is meant.');
  }
  return { secretKey, publishableKey };
};

const modeOf = (key: string, shape: RegExp, name: string, allowed: string): string => {
  const mode = shape.exec(key)?.[1];
  if (mode !== undefined) return mode;
  throw new UsageError(
    `${name} is no such key: it begins with "${key.slice(0, 3)}", and must be ${allowed}, as ` +
      'Stripe’s dashboard shows it under Developers, API keys.',
  );
};

const askInTerminal: Ask = async (question, isHidden) => {
  process.stderr.write(question);
  const silent = new Writable({ write: (_, __, done) => done() });
  const asking = createInterface({
    input: process.stdin,
    output: isHidden ? silent : process.stderr,
    terminal: true,
  });
  try {
    return await asking.question('');
  } finally {
    asking.close();
    if (isHidden) process.stderr.write('\n');
  }
};
