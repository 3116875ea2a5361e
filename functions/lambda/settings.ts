/** The only reader of the environment: every name that is missing is said at once, at the start. */
import { CheckoutError, errorNames } from '../checkout/errors.ts';

/**
 * The values of the named environment variables. Throws `Misconfigured` naming every one that is
 * missing or empty: a Lambda without its settings must not start on defaults that nobody chose.
 */
export const settings = <Name extends string>(
  ...names: readonly Name[]
): Readonly<Record<Name, string>> => {
  const missing = names.filter((name) => !process.env[name]);
  if (missing.length > 0) {
    throw new CheckoutError(
      errorNames.misconfigured,
      `Missing environment variables: ${missing.join(', ')}. ` +
        'They are set by the stack: deploy it again, or add them to this function in infra/.',
    );
  }
  return Object.fromEntries(names.map((name) => [name, process.env[name]])) as Record<Name, string>;
};

/** AWS's own variables for signing a request, as Lambda sets them. */
export const awsEnvironment = () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION } = settings(
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_REGION',
  );
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: process.env.AWS_SESSION_TOKEN,
    region: AWS_REGION,
    /** Another address for Secrets Manager, by the variables that all AWS SDKs honour. */
    secretsEndpoint: process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER ?? process.env.AWS_ENDPOINT_URL,
    /** The same for EventBridge. */
    eventsEndpoint: process.env.AWS_ENDPOINT_URL_EVENTBRIDGE ?? process.env.AWS_ENDPOINT_URL,
  };
};
