/**
 * Every call that the deployed code can make to the outside, read from the code itself: one that no
 * scenario makes any more would never be made to fail.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { projectRoot } from '../../../infra/bundle.ts';
import type { Definition } from '../../../local/step-functions/definition.ts';
import type { Stack } from '../../../local/template/stack.ts';
import { entryIn } from '../../support/bundle-entry.ts';
import { shortName } from '../lambda/simulated-lambda.ts';
import { definitionOf, stepsOf } from '../world/workflow.ts';
import { callsInSource } from './calls-in-source.ts';

/** What no scenario can make, and why. */
const neverMade: readonly RegExp[] = [
  // A deployment runs it once, and fails when it fails.
  /^LoadCatalogue: /,
  // Stripe Tax, and its key, are off unless the shop is set to them.
  /^Api: (POST \/v1\/tax\/calculations|GetSecretValue)$/,
  // So is Stripe's receipt: test/workflow/receipts.test.ts has its calls fail.
  /^Capture: (GetItem|POST \/v1\/payment_intents\/:id)$/,
];

/** Such as `Capture: TransactWriteItems`, sorted. */
export const callsOfTheCode = async (stack: Stack): Promise<readonly string[]> => {
  const byFunction = await Promise.all(
    functionsIn(stack).map(async ({ name, entry }) =>
      (await callsInSource(reachableFrom(entry))).map((call) => `${name}: ${call}`),
    ),
  );
  const byStateMachine = callsIn(definitionOf(stack)).map((call) => `StateMachine: ${call}`);
  return [...byFunction.flat(), ...byStateMachine]
    .filter((call) => !neverMade.some((pattern) => pattern.test(call)))
    .sort();
};

type OwnFunction = { readonly name: string; readonly entry: string };

/** The functions of our own: those of the CDK have no source map. */
const functionsIn = (stack: Stack): readonly OwnFunction[] =>
  stack
    .ofType<{ Code: { S3Key?: string } }>('AWS::Lambda::Function')
    .flatMap(({ ref, properties }) => {
      const map = path.join(stack.assembly.assetPath(properties.Code.S3Key ?? ''), 'index.js.map');
      return existsSync(map) ? [{ name: shortName(ref), entry: entryIn(map) }] : [];
    });

/** The code that is deployed with this entry, readable: what nothing reaches is left out of it. */
const reachableFrom = (entry: string): string => {
  const { outputFiles } = buildSync({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  return outputFiles.map(({ text }) => text).join('\n');
};

/** Steps' functions, and what the state machine asks DynamoDB for by itself. */
const callsIn = (definition: Definition): readonly string[] => {
  const integrations = Object.values(definition.States).flatMap(({ Resource = '' }) => {
    const action = /:states:::dynamodb:(\w)(\w+)$/.exec(Resource);
    return action === null ? [] : [`${action[1]?.toUpperCase()}${action[2]}`];
  });
  return [...new Set(integrations), ...stepsOf(definition).map((step) => `invoke ${step}`)];
};
