/** Secrets Manager's actions, for those that functions and commands use. */
import type { Secrets, Stage } from '../secrets.ts';
import { type Actions, inSeconds, nameIn } from './actions.ts';
import { AwsError } from './aws-error.ts';

export const secretsManagerActions = (secrets: Secrets): Actions => {
  const versionOf = (id: string, stage?: Stage) => {
    const version = secrets.get(id, stage);
    if (version !== undefined) return version;
    throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the secret.");
  };
  return {
    'secretsmanager.GetSecretValue': ({ SecretId = '', VersionStage }) => {
      const version = versionOf(SecretId, VersionStage as Stage | undefined);
      return {
        ARN: SecretId,
        Name: nameIn(SecretId),
        SecretString: version.value,
        CreatedDate: inSeconds(version.createdAtMs),
      };
    },
    'secretsmanager.PutSecretValue': ({ SecretId = '', SecretString = '' }) => {
      secrets.put(SecretId, SecretString);
      return { ARN: SecretId, Name: nameIn(SecretId) };
    },
  };
};
