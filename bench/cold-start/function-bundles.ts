/** The bundles of the synthesized template, and an empty one to compare them with. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LambdaConfiguration, LambdaFunction } from '../../local/lambda/function.ts';
import { createLambdas } from '../../local/lambda/lambdas.ts';
import { shortName } from '../../test/simulation/lambda/simulated-lambda.ts';
import { stackIn } from '../../test/simulation/world/stack.ts';
import type { Bundle } from './start-once.ts';

const nowhere = 'http://127.0.0.1:9';

/** Every function of ours in the template, with its own settings. */
export const functionBundles = (assembly: string): readonly Bundle[] =>
  [...createLambdas(stackIn(assembly), { endpoints, runtime: unrun }).all.values()].map(
    ({ configuration: { name, folder, environment } }) => ({
      name: shortName(name),
      file: path.join(folder, 'index.js'),
      environment,
    }),
  );

const endpoints = { dynamoDb: nowhere, aws: nowhere };

/** Nothing is invoked. */
const unrun = (configuration: LambdaConfiguration): LambdaFunction => ({
  configuration,
  invoke: () => Promise.reject(new Error('It is only imported.')),
  warm: () => {},
  stop: async () => {},
});

const folder = path.resolve(import.meta.dirname, '../../node_modules/.cache/holdfast/bench/empty');

/** A handler that does nothing, with the options of Node that all functions have. */
export const emptyBundle = (nodeOptions: string | undefined): Bundle => {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'index.js');
  writeFileSync(file, 'exports.handler = async () => ({});\n');
  return {
    name: 'an empty handler',
    file,
    environment: nodeOptions === undefined ? {} : { NODE_OPTIONS: nodeOptions },
  };
};

export const bytesOf = ({ file }: Bundle): number => statSync(file).size;
