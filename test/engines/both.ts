/** The two DynamoDB engines that Holdfast runs on, side by side. */

import { startEngine } from '../../local/dynamodb/engine.ts';
import { engineChoices, whatToInstall } from '../../local/dynamodb/engine-choices.ts';
import { thisMachine } from '../../local/dynamodb/machine.ts';
import { differenceOf } from './compare.ts';

/** This machine, when one of the engines is chosen. */
const choosing = (engine: 'java' | 'dynoxide', environment: NodeJS.ProcessEnv) =>
  thisMachine({ ...environment, HOLDFAST_DYNAMODB: engine });

/** What this machine lacks to run DynamoDB Local, as a sentence; undefined if it has all of it. */
export const lackOfDynamoDbLocal = (environment: NodeJS.ProcessEnv): string | undefined => {
  const machine = choosing('java', environment);
  return engineChoices(machine).length > 0 ? undefined : whatToInstall(machine);
};

/** What `differenceOf` finds between dynoxide and DynamoDB Local. */
export const differenceOfBoth = async (
  runs: number,
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> => {
  const dynoxide = await startEngine({ machine: choosing('dynoxide', environment) });
  try {
    const java = await startEngine({ machine: choosing('java', environment) });
    try {
      return await differenceOf([dynoxide.url, java.url], { runs });
    } finally {
      await java.stop();
    }
  } finally {
    await dynoxide.stop();
  }
};
