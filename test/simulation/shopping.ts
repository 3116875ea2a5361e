/** What shoppers of all scenarios do alike. */
import type { Order, World } from './world.ts';

/** Of the checkout that is watched. */
export const scenarioKey = 'scenario-key-0001';

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));

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
