/** What shoppers of all scenarios do alike. */
import { checkoutIdOf } from '../../../functions/checkout/idempotency.ts';
import type { Order } from '../world/shopper.ts';
import { pause } from '../world/virtual-time.ts';
import type { World } from '../world/world.ts';

/** A cart of a product with a small stock, and one that waits for the merchant. */
export const lamp = { items: [{ sku: 'lamp', quantity: 1 }], expectedTotal: 11900 } as const;
export const chair = { items: [{ sku: 'chair', quantity: 1 }], expectedTotal: 48000 } as const;

/** Of the checkout that is watched. */
export const scenarioKey = 'scenario-key-0001';

/**
 * The page waits for the outcome for a while, and repeats a request that got no answer, under the same
 * key, for as long as it is open.
 */
export const placeUntilAnswered = async (world: World, order: Partial<Order>): Promise<number> => {
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const { status } = await world.place({ key: scenarioKey, waitSeconds: 2, ...order });
    if (status < 500) return status;
    await pause(2000);
  }
  return 503;
};

const otherKey = 'scenario-key-0002';

/**
 * Two shoppers want the last lamp. The one who is watched comes when the other's checkout is under
 * way: so late that the other one gets the lamp, and early enough to see it in stock.
 */
export const soldMeanwhile = async (world: World): Promise<void> => {
  const other = placeUntilAnswered(world, { key: otherKey, ...lamp });
  for (let waitedMs = 0; waitedMs < 200; waitedMs += 5) {
    if (world.application.executions.get(checkoutIdOf(otherKey)) !== undefined) break;
    await pause(5);
  }
  await Promise.all([other, placeUntilAnswered(world, lamp)]);
};
