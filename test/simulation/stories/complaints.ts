/** What goes wrong in checkouts, as shops and shoppers have reported it of other systems. */

import { captures } from './captures.ts';
import { compensations } from './compensations.ts';
import { deliveries } from './deliveries.ts';
import { duplicates } from './duplicates.ts';
import { missingOrders } from './missing-orders.ts';
import type { Story } from './story.ts';

export const complaints: readonly Story[] = [
  ...missingOrders,
  ...duplicates,
  ...captures,
  ...compensations,
  ...deliveries,
];
