/** Before all tests: the CDK app is synthesized once, into a folder that they all run from. */
import path from 'node:path';
import { synthesize } from '../../local/synthesize.ts';

export const assemblyFolder = path.resolve(
  import.meta.dirname,
  '../../node_modules/.cache/holdfast/cdk.out',
);

const synthesizeNow = (): Promise<void> => synthesize(assemblyFolder);
export default synthesizeNow;

let done: Promise<void> | undefined;

/** The same for a command, whose parts each need it: while it runs, the sources do not change. */
export const synthesized = (): Promise<void> => {
  done ??= synthesizeNow();
  return done;
};
