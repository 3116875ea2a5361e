/** The only reader of the environment. Missing settings are all reported together, at the start. */
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import type { SettingName } from '../checkout/setting-names.ts';
import { type TableName, tables } from '../checkout/tables.ts';

/**
 * The values of the named settings. Throws `Misconfigured`, which names every missing or empty one:
 * a Lambda must not start with defaults that nobody chose.
 */
export const settings = <Name extends SettingName>(
  ...names: readonly Name[]
): Readonly<Record<Name, string>> => read(names, (name) => name);

/** The names of these tables in this stack. Throws the same error as `settings`. */
export const tableNames = <Needed extends TableName>(
  ...needed: readonly Needed[]
): Readonly<Record<Needed, string>> => read(needed, (table) => tables[table].setting);

/** A setting that has to be one of a few values. Throws `Misconfigured`, which lists them. */
export const settingAmong = <Value extends string>(
  name: SettingName,
  allowed: readonly Value[],
): Value => {
  const { [name]: text } = settings(name);
  const value = allowed.find((each) => each === text);
  if (value !== undefined) return value;
  throw new CheckoutError(
    errorNames.misconfigured,
    `The environment variable ${name} is "${text}". It must be one of ${allowed.join(', ')}.`,
  );
};

/** AWS's own variables for signing a request, as Lambda sets them. */
export const awsEnvironment = () => {
  const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_REGION'] as const;
  const own = read(names, (name) => name);
  return {
    accessKeyId: own.AWS_ACCESS_KEY_ID,
    secretAccessKey: own.AWS_SECRET_ACCESS_KEY,
    sessionToken: process.env.AWS_SESSION_TOKEN,
    region: own.AWS_REGION,
    /** Another address for Secrets Manager, from the variables that all AWS SDKs honour. */
    secretsEndpoint: process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER ?? process.env.AWS_ENDPOINT_URL,
    /** The same for EventBridge. */
    eventsEndpoint: process.env.AWS_ENDPOINT_URL_EVENTBRIDGE ?? process.env.AWS_ENDPOINT_URL,
  };
};

type Found<Key extends string> = { [Each in Key]?: string | undefined };

/** Reads one environment variable for each key; `nameOf` says which one. */
const read = <Key extends string>(
  keys: readonly Key[],
  nameOf: (key: Key) => string,
): Readonly<Record<Key, string>> => {
  const found: Found<Key> = {};
  for (const key of keys) found[key] = process.env[nameOf(key)];
  assertComplete(found, keys, nameOf);
  return found;
};

function assertComplete<Key extends string>(
  found: Found<Key>,
  keys: readonly Key[],
  nameOf: (key: Key) => string,
): asserts found is Record<Key, string> {
  const missing = keys.filter((key) => !found[key]).map(nameOf);
  if (missing.length === 0) return;
  throw new CheckoutError(
    errorNames.misconfigured,
    `Missing environment variables: ${missing.join(', ')}. ` +
      'They are set by the stack: deploy it again, or add them to this function in infra/.',
  );
}
