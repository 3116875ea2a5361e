/** Every planted defect, in the order in which they are tried. */
import type { Defect } from '../defect.ts';
import { fences } from './fences.ts';
import { hiddenHolds } from './hidden-holds.ts';
import { stock } from './stock.ts';
import { keys } from './stripe-keys.ts';

export const defects: readonly Defect[] = [...fences, ...hiddenHolds, ...keys, ...stock];
