/** Retries, Stripe's events, the reconciler: each net alone is enough, and leaves others' payments be. */

import { dashboard } from './dashboard.ts';
import { signatures } from './signatures.ts';
import type { Story } from './stories.ts';
import { strangers } from './strangers.ts';

export const netsAlone: readonly Story[] = [...dashboard, ...strangers, ...signatures];
