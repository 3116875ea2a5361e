/** Holds for which nobody knows whether they were placed. */
import type { Scenario } from '../scenario.ts';
import { placeUntilAnswered } from '../shopping.ts';
import { asking, forLong, stays } from './mishap.ts';

export const lostHolds: readonly Scenario[] = [
  {
    name: 'a hold whose answer never comes',
    callers: ['Release'],
    given: { faults: [forLong('Authorize', 'stripe', asking, 'lost-reply')] },
    endings: ['rejected', 'paid', 'none'],
    shop: stays,
  },
  {
    name: 'a hold with a card’s token whose answer never comes',
    callers: [],
    given: { faults: [forLong('Authorize', 'stripe', asking, 'lost-reply')] },
    endings: ['rejected', 'paid', 'none'],
    shop: async (world) => {
      await placeUntilAnswered(world, { payment: { token: 'tok_visa' } });
    },
  },
  {
    name: 'a hold that never arrives',
    callers: ['Release'],
    given: { faults: [forLong('Authorize', 'stripe', asking, 'reset-before')] },
    endings: ['rejected', 'paid', 'none'],
    shop: stays,
  },
  {
    name: 'a hold that is placed, and of which Stripe remembers a failure',
    callers: [],
    given: { faults: [forLong('Authorize', 'stripe', asking, 'effect-then-500-saved')] },
    endings: ['rejected', 'paid', 'none'],
    shop: stays,
  },
];
