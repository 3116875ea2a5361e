/** What the merchant and the banks do at Stripe, noticed by either of the nets by itself. */
import { disputes } from './dashboard/disputes.ts';
import { holds } from './dashboard/holds.ts';
import { refundsByHand } from './dashboard/refunds.ts';
import type { Story } from './story.ts';

export const dashboard: readonly Story[] = [...holds, ...refundsByHand, ...disputes];
