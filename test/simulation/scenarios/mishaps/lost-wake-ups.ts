/** Waits that are over, although nobody wakes them. */
import { orderIdOf } from '../../../../functions/checkout/idempotency.ts';
import { pause } from '../../world/virtual-time.ts';
import type { World } from '../../world/world.ts';
import type { Scenario } from '../scenario.ts';
import { chair, placeUntilAnswered } from '../shopping.ts';
import { checkoutId, forLong } from './mishap.ts';

const orderId = orderIdOf(checkoutId);
const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** The bank has its answer, but the page has died: `net` is what notices it. */
const pageDies =
  (net: (world: World) => Promise<void>): Scenario['shop'] =>
  async (world) => {
    const payment = { paymentMethod: 'pm_card_threeDSecure2Required' };
    await placeUntilAnswered(world, { payment });
    await pause(70_000);
    world.answerBank(checkoutId, true);
    await net(world);
  };

export const lostWakeUps: readonly Scenario[] = [
  {
    name: 'a bank’s step that is over though the page died',
    callers: [],
    endings: ['paid', 'expired', 'rejected', 'none'],
    shop: pageDies((world) => world.deliverEvents()),
  },
  {
    name: 'a bank’s step that is over though the page died, and no events',
    callers: [],
    withoutEvents: true,
    endings: ['paid', 'expired', 'rejected', 'none'],
    shop: pageDies((world) => world.reconcile('open')),
  },
  {
    name: 'an order that is approved on its last day, and whose wake-up is lost',
    callers: [],
    given: { faults: [forLong('Orders', 'states', 'SendTaskSuccess', 'reset-before')] },
    endings: ['paid', 'canceled', 'rejected', 'none'],
    shop: async (world) => {
      await placeUntilAnswered(world, chair);
      await pause(5 * day + 22 * hour);
      await world.reconcile('open');
      await world.command({ command: 'approve', orderId });
      await world.reconcile('open');
    },
  },
];
