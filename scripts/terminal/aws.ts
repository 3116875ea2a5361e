/** How commands call AWS's services: the clients' configuration, and sentences for their errors. */
import type { Place } from './place.ts';

/** The local system checks no credentials, but the SDK needs some. */
const atHome = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
} as const;

export const clientConfiguration = ({ region, local }: Place) =>
  local === undefined
    ? { ...(region !== undefined && { region }) }
    : { ...atHome, endpoint: local.awsUrl };

/** Sentences for one call, by the error's name. */
type OwnSentences = Readonly<Record<string, string>>;

type SdkError = Error & {
  readonly code?: string;
  readonly $metadata?: { httpStatusCode?: number };
};

const loginNames = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'TokenProviderError',
]);

/** A sentence that says why AWS did not answer, and what to do about it. */
export const awsSentenceOf = (error: unknown, { local }: Place, own: OwnSentences = {}): string => {
  const { name, message, code, $metadata } = error as SdkError;
  const sentence = own[name];
  if (sentence !== undefined) return sentence;
  if (message === 'Region is missing') {
    return 'There is no AWS region: set AWS_REGION, give --region, or set AWS_PROFILE to a profile that has one.';
  }
  if (name === 'CredentialsProviderError') {
    return 'There are no AWS credentials: set AWS_PROFILE, or log in as you do for the AWS CLI.';
  }
  if (loginNames.has(name)) {
    return `AWS does not take your credentials (${name}): log in again, as you do for the AWS CLI.`;
  }
  return local !== undefined && $metadata?.httpStatusCode === undefined
    ? `Nothing answers at ${local.awsUrl}: is \`npm start\` running, and is --port its port? (${code ?? name})`
    : `AWS could not be asked (${name}: ${message}).`;
};

/** Resolves to the call's result. Throws an Error that says what to do. */
export const explained = async <T>(
  call: () => Promise<T>,
  place: Place,
  own?: OwnSentences,
): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    throw new Error(awsSentenceOf(error, place, own), { cause: error });
  }
};
