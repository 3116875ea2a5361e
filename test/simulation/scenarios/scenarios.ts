/** All scenarios. The order matters: a call is made to fail in the first scenario that makes it. */

import { afterPayment } from './mishaps/after-payment.ts';
import { byHandAtStripe } from './mishaps/by-hand-at-stripe.ts';
import { lostHolds } from './mishaps/lost-holds.ts';
import { lostWakeUps } from './mishaps/lost-wake-ups.ts';
import { stoppedCheckouts } from './mishaps/stopped-checkouts.ts';
import { ordinary } from './ordinary.ts';
import type { Scenario } from './scenario.ts';

export const scenarios: readonly Scenario[] = [
  ...ordinary,
  ...lostHolds,
  ...byHandAtStripe,
  ...stoppedCheckouts,
  ...afterPayment,
  ...lostWakeUps,
];
