/**
 * Replaces `@aws-sdk/credential-provider-node` in the bundles. Lambda puts the credentials into the
 * environment; the code that looks for them in files, processes, SSO and instance metadata would be
 * a third of the SDK's code and of its start.
 */
import { awsEnvironment } from './settings.ts';

/** The provider of credentials that the SDK's clients call. */
export const defaultProvider = () => async () => {
  const { accessKeyId, secretAccessKey, sessionToken } = awsEnvironment();
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
};
