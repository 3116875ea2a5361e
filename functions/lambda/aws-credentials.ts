/**
 * Takes the place of `@aws-sdk/credential-provider-node` in the bundles: Lambda puts credentials
 * into the environment, and looking for them in files, processes, SSO and instance metadata is a
 * third of the SDK's code and of its start.
 */
import { awsEnvironment } from './settings.ts';

/** What the SDK's clients ask for: a provider of credentials. */
export const defaultProvider = () => async () => {
  const { accessKeyId, secretAccessKey, sessionToken } = awsEnvironment();
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
};
