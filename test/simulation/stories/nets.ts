/** Retries, Stripe's events, the reconciler: each net is enough by itself, and does not touch payments of others. */

import { dashboard } from './dashboard.ts';
import { signatures } from './signatures.ts';
import type { Story } from './story.ts';
import { strangers } from './strangers.ts';

export const netsAlone: readonly Story[] = [...dashboard, ...strangers, ...signatures];
