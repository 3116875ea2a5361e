/** The states of the workflow that call functions of ours, as they are synthesized. */
import path from 'node:path';
import type { StepState } from '../house-rules/step-names.ts';
import { entryIn } from './bundle-entry.ts';
import { assetFolderOf, definition } from './template.ts';

/** Each with the construct that it calls and the file that its bundle was made of. */
export const stepStates = (): readonly StepState[] =>
  Object.entries(definition().States).flatMap(([state, { Resource = '', Parameters = {} }]) => {
    const [, called] = /^<(\w+)\.Arn>$/.exec(String(Parameters.FunctionName ?? Resource)) ?? [];
    if (called === undefined) return [];
    return [{ state, construct: called.replace(/^Workflow/, ''), entry: entryOf(called) }];
  });

const entryOf = (functionName: string): string =>
  entryIn(path.join(assetFolderOf(functionName), 'index.js.map'));
