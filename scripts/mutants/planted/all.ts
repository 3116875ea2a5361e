/** Every planted defect, in the order in which they are tried. */
import type { Defect } from '../defect.ts';
import { amounts } from './amounts.ts';
import { failures } from './failures.ts';
import { fences } from './fences.ts';
import { hiddenHolds } from './hidden-holds.ts';
import { records } from './records.ts';
import { stock } from './stock.ts';
import { keys } from './stripe-keys.ts';
import { workflowSlips } from './workflow.ts';

/** One that the running system must notice, too, is tried once more with those tests alone. */
const tries = (defect: Defect): readonly Defect[] =>
  defect.system === undefined
    ? [defect]
    : [defect, { ...defect, name: `${defect.name}, in the running system`, tests: defect.system }];

export const defects: readonly Defect[] = [
  fences,
  hiddenHolds,
  keys,
  records,
  stock,
  amounts,
  workflowSlips,
  failures,
]
  .flat()
  .flatMap(tries);
