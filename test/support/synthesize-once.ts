/** Before all tests: the CDK app is synthesized once, into a folder that they all run from. */
import path from 'node:path';
import { synthesize } from '../../local/synthesize.ts';

export const assemblyFolder = path.resolve(
  import.meta.dirname,
  '../../node_modules/.cache/holdfast/cdk.out',
);

export default async (): Promise<void> => {
  await synthesize(assemblyFolder);
};
