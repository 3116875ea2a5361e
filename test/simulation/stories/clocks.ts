/** What hours and days do: to requests, keys, holds, outages and events. */

import { expiries } from './expiries.ts';
import { lateSteps } from './late-steps.ts';
import { parking } from './parking.ts';
import { repeats } from './repeats.ts';
import type { Story } from './story.ts';

export const clocks: readonly Story[] = [...repeats, ...lateSteps, ...expiries, ...parking];
