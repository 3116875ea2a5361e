/** Orders that wait for the merchant: decided once, by whoever comes first, before the hold ends. */
import { decidedAtStripe } from './approvals/at-stripe.ts';
import { deadlines } from './approvals/deadlines.ts';
import { decisions } from './approvals/decisions.ts';
import { givenBack } from './approvals/given-back.ts';
import type { Story } from './story.ts';

export const approvals: readonly Story[] = [
  ...decisions,
  ...givenBack,
  ...deadlines,
  ...decidedAtStripe,
];
