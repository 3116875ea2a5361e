/** Every planted defect, in the order in which they are tried. */
import type { Defect } from '../defect.ts';
import { amounts } from './amounts.ts';
import { breaker } from './breaker.ts';
import { eventSlips } from './events.ts';
import { failures } from './failures.ts';
import { fences } from './fences.ts';
import { hiddenHolds } from './hidden-holds.ts';
import { orderEventSlips } from './order-events.ts';
import { peopleSlips } from './people.ts';
import { priceSlips } from './prices.ts';
import { reconcilerSlips } from './reconciling.ts';
import { records } from './records.ts';
import { stock } from './stock.ts';
import { keys } from './stripe-keys.ts';
import { waits } from './waits.ts';
import { workflowSlips } from './workflow.ts';

export const defects: readonly Defect[] = [
  ...fences,
  ...hiddenHolds,
  ...keys,
  ...records,
  ...stock,
  ...amounts,
  ...workflowSlips,
  ...failures,
  ...eventSlips,
  ...reconcilerSlips,
  ...waits,
  ...priceSlips,
  ...orderEventSlips,
  ...peopleSlips,
  ...breaker,
];
