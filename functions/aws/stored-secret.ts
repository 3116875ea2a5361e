/** Whether a secret was ever stored, without reading it. */
import * as z from 'zod/mini';
import { isOutage } from '../checkout/errors.ts';
import { askSecretsManager, type Environment } from './secrets.ts';

/** Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html */
const description = z.object({
  VersionIdsToStages: z.record(z.string(), z.array(z.string())),
});

/**
 * Returns a function that resolves to whether somebody stored something since the stack was
 * deployed: that begins with one version, a random text, and each text that is stored leaves the one
 * before it as AWSPREVIOUS. Once true it stays true, and is not asked again. While Secrets Manager
 * is away it is true, too: nobody knows, and who needs the secret will see. Throws `Misconfigured`
 * when it refuses.
 */
export const wasStored = (secretId: string, environment: () => Environment) => {
  let isStored = false;
  return async (): Promise<boolean> => {
    if (isStored) return true;
    try {
      const { VersionIdsToStages } = await askSecretsManager(environment(), description, {
        target: 'secretsmanager.DescribeSecret',
        input: { SecretId: secretId },
      });
      isStored = Object.values(VersionIdsToStages).flat().includes('AWSPREVIOUS');
      return isStored;
    } catch (error) {
      if (isOutage(error)) return true;
      throw error;
    }
  };
};
