/** The states of the workflow that call functions of ours, as they are synthesized. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { StepState } from '../house-rules/step-names.ts';
import { assetFolderOf, definition } from './template.ts';

/** Each with the construct that it calls and the file that its bundle was made of. */
export const stepStates = (): readonly StepState[] =>
  Object.entries(definition().States).flatMap(([state, { Resource = '', Parameters = {} }]) => {
    const [, called] = /^<(\w+)\.Arn>$/.exec(String(Parameters.FunctionName ?? Resource)) ?? [];
    if (called === undefined) return [];
    return [{ state, construct: called.replace(/^Workflow/, ''), entry: entryOf(called) }];
  });

/** The entry is the last source of every step's bundle; of some handlers in functions/http it is not. */
const entryOf = (functionName: string): string => {
  const map = path.join(assetFolderOf(functionName), 'index.js.map');
  const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { readonly sources: string[] };
  return sources.at(-1)?.replace(/^.*(?=functions\/)/, '') ?? '';
};
