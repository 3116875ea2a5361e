/** Those of Secrets Manager's actions that functions and commands use. */
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
        VersionId: version.id,
        VersionStages: [VersionStage ?? 'AWSCURRENT'],
        SecretString: version.value,
        CreatedDate: inSeconds(version.createdAtMs),
      };
    },
    'secretsmanager.DescribeSecret': ({ SecretId = '' }) => {
      const stages = (['AWSCURRENT', 'AWSPREVIOUS'] as const).flatMap((stage) => {
        const version = secrets.get(SecretId, stage);
        return version === undefined ? [] : [[version.id, [stage]]];
      });
      const { createdAtMs } = versionOf(SecretId);
      return {
        ARN: SecretId,
        Name: nameIn(SecretId),
        LastChangedDate: inSeconds(createdAtMs),
        VersionIdsToStages: Object.fromEntries(stages),
      };
    },
    'secretsmanager.PutSecretValue': ({ SecretId = '', SecretString = '' }) => {
      versionOf(SecretId);
      secrets.put(SecretId, SecretString);
      const VersionId = versionOf(SecretId).id;
      return { ARN: SecretId, Name: nameIn(SecretId), VersionId, VersionStages: ['AWSCURRENT'] };
    },
  };
};
