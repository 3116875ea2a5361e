/**
 * Connects a stack with a Stripe account. After a crash at any line, a repeat completes the work.
 * No event is lost meanwhile: the signing secret of an endpoint is stored, or Stripe sends its
 * events again.
 *
 *     create the endpoint ─▶ store its secret ─▶ note on it which one was stored ─▶ remove the others
 *
 * An endpoint counts as connected when the stored secret is the one that is noted on it. It takes
 * up to five minutes until the webhook uses a new secret. Before that it refuses events signed with
 * it. Stripe sends them again, and the reconciler finds what they were about.
 */
import { createHash } from 'node:crypto';
import { handledEvents } from '../../functions/stripe/webhook-events.ts';
import type { Keys } from './keys.ts';
import { type PageDomains, registerPage } from './page-domain.ts';
import type { AwsServices, StackFacts } from './stack.ts';
import type { Endpoint, StripeAccount, TaxingKey } from './stripe.ts';
import { warnOfSilence } from './subscribers.ts';

type Connection = {
  readonly aws: Omit<AwsServices, 'describe'>;
  readonly stack: StackFacts;
  readonly keys: Keys;
  readonly stripe: StripeAccount;
  readonly domains: PageDomains;
  /** Throws an Error that says what is wrong with the key. */
  readonly checkTaxKey: (key: string, name: TaxingKey) => Promise<void>;
  readonly checkReadKey: (readKey: string) => Promise<void>;
  readonly options: { readonly rotate: boolean; readonly dryRun: boolean };
  readonly say: (line: string) => void;
};

/** Prints one line for each thing that it did. No line holds a secret. */
export const connect = async (connection: Connection): Promise<void> => {
  const { stripe, domains, checkTaxKey, checkReadKey, stack, keys, say, options } = connection;
  const { dryRun } = options;
  say(accountLine(await stripe.check()));
  // Asked before anything is stored: a key that may not even list them is refused.
  const endpoints = await stripe.endpoints(stack);
  if (keys.taxKey !== undefined) {
    await checkTaxKey(keys.taxKey, 'STRIPE_TAX_KEY');
    await checkTaxKey(keys.secretKey, 'STRIPE_SECRET_KEY');
    say('The tax key works.');
  }
  if (keys.readKey !== undefined) {
    await checkReadKey(keys.readKey);
    say('The read key works, and may only read.');
  }
  await storeKey(connection, 'secret key', stack.secretKeyArn, keys.secretKey);
  await storeKey(connection, 'tax key', stack.taxKeyArn, keys.taxKey);
  await storeKey(connection, 'read key', stack.readKeyArn, keys.readKey);
  const isLive = keys.secretKey.includes('_live_');
  await registerPage({ domains, pageUrl: stack.pageUrl, isLive, dryRun, say });
  await connectEndpoint(connection, endpoints);
  if (keys.publishableKey !== stack.publishableKey) {
    say(
      'The page has another publishable key. Deploy it with this one:\n' +
        `  npm run deploy -- --parameters StripePublishableKey=${keys.publishableKey}`,
    );
  }
  if (isLive) await warnOfSilence({ ...connection.aws, topicArn: stack.alarmsTopicArn, say });
};

/** Stores a key. Does nothing when the stack has no secret for it, or when no key was given. */
const storeKey = async (
  { aws, options, say }: Connection,
  what: string,
  arn: string | undefined,
  key: string | undefined,
): Promise<void> => {
  if (arn === undefined || key === undefined) return;
  if ((await aws.getSecret(arn)) === key) {
    say(`The ${what} is stored already.`);
    return;
  }
  if (!options.dryRun) await aws.putSecret(arn, key);
  const did = done(options, 'Stored', 'Would store');
  say(`${did} the ${what}; functions take it up within 5 minutes.`);
};

const accountLine = (account: Awaited<ReturnType<StripeAccount['check']>>): string => {
  if (account === undefined) {
    return (
      'The restricted key may not read the account, so what account it is of, and whether that can ' +
      'take charges, is not checked. That is no hindrance.'
    );
  }
  const but = account.isReady ? '' : ', but it can’t take charges yet';
  return `Stripe account ${account.id}: the secret key works${but}.`;
};

const connectEndpoint = async (
  connection: Connection,
  ours: readonly Endpoint[],
): Promise<void> => {
  const { aws, stack, stripe, options, say } = connection;
  const stored = await aws.getSecret(stack.webhookSecretArn);
  const connected = options.rotate
    ? undefined
    : ours.find(
        ({ fingerprint }) => fingerprint !== undefined && fingerprint === fingerprintOf(stored),
      );
  const kept = connected === undefined ? await createNew(connection) : connected.id;
  if (connected !== undefined) await mend(connection, connected);
  for (const { id } of ours.filter((endpoint) => endpoint.id !== kept)) {
    if (!options.dryRun) await stripe.remove(id);
    say(`${done(options, 'Removed', 'Would remove')} the webhook endpoint ${id}.`);
  }
  if (connected === undefined && !options.dryRun && stored?.startsWith('whsec_')) {
    say(
      'Until the functions have the new signing secret, 5 minutes at most, they refuse its events ' +
        '(invalid_signature in their log). That is expected: Stripe sends them again, and the ' +
        'reconciler finds what they were about.',
    );
  }
};

const createNew = async ({ aws, stack, stripe, options, say }: Connection) => {
  if (options.dryRun) {
    say(`Would create a webhook endpoint for ${stack.webhookUrl} and store its signing secret.`);
    return undefined;
  }
  const { id, secret } = await stripe.create(stack);
  await aws.putSecret(stack.webhookSecretArn, secret);
  await stripe.update(id, stack, fingerprintOf(secret) ?? '');
  say(`Created the webhook endpoint ${id} for ${stack.webhookUrl} and stored its signing secret.`);
  return id;
};

const mend = async ({ stack, stripe, options, say }: Connection, endpoint: Endpoint) => {
  const { id, url, events, isEnabled, isMarked, fingerprint = '' } = endpoint;
  const isSame = [...events].sort().join() === [...handledEvents].sort().join();
  if (isMarked && isEnabled && url === stack.webhookUrl && isSame) {
    say(`The webhook endpoint ${id} is connected already.`);
    return;
  }
  if (!options.dryRun) await stripe.update(id, stack, fingerprint);
  say(
    `${done(options, 'Updated', 'Would update')} the webhook endpoint ${id}: its address and its events.`,
  );
};

const done = ({ dryRun }: Connection['options'], did: string, would: string): string =>
  dryRun ? would : did;

/** A hash that distinguishes secrets and reveals nothing about them. */
const fingerprintOf = (secret: string | undefined): string | undefined =>
  secret === undefined
    ? undefined
    : createHash('sha256').update(`webhook:${secret}`).digest('base64url').slice(0, 22);
