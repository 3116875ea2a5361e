/** Every planted defect, in the order in which they are tried. */
import type { Defect } from '../defect.ts';
import { stock } from './stock.ts';

export const defects: readonly Defect[] = [...stock];
