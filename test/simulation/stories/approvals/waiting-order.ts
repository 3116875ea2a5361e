/** What the stories of orders that wait for the merchant have in common. */
import assert from 'node:assert/strict';
import type { Command } from '../../../../functions/checkout/commands.ts';
import type { Universe } from '../../world/universe.ts';
import { pause } from '../../world/virtual-time.ts';
import type { World } from '../../world/world.ts';
import { assertStatus, theOrder, thePayment } from '../seen.ts';
import { chair, day, dropEvents, inWorld, key, minute, orderId } from '../telling.ts';

type Waiting = {
  readonly faultFor?: NonNullable<Parameters<typeof inWorld>[1]['faultFor']>;
  /** What is ordered besides a chair, or otherwise. */
  readonly order?: Partial<Parameters<World['place']>[0]>;
};

/** An order that waits. The rest of the story happens while its state waits. */
export const waitingInWorld = (
  universe: Universe,
  tell: (world: World) => Promise<unknown>,
  check: (world: World) => Promise<void>,
  { faultFor = () => undefined, order = {} }: Waiting = {},
) =>
  inWorld(universe, { faultFor }, async (world) => {
    await world.run(async () => {
      await world.place({ key, ...chair, ...order, waitSeconds: 5 });
      await pause(minute);
      await assertStatus(world, 'confirmed');
      dropEvents(world);
      await tell(world);
    });
    await check(world);
  });

export const approve = (amountMinor?: number): Command => ({
  command: 'approve',
  orderId,
  amountMinor,
});
export const cancel: Command = { command: 'cancel', orderId };

export const moneyOf = (world: World) => {
  const { status, amount, amount_received: received } = thePayment(world);
  return { status, amount, received };
};

/** Asserts that the shop released the hold itself, before Stripe would have ended it. */
export const assertReleasedInTime = async (world: World): Promise<void> => {
  await assertStatus(world, 'canceled');
  assert.equal((await theOrder(world)).refusal, 'approval_expired');
  const { status, cancellation_reason: reason, created, canceled_at: at } = thePayment(world);
  assert.deepEqual([status, reason], ['canceled', null]);
  assert.ok(Number(at) - Number(created) < (7 * day) / 1000, 'Stripe ended the hold itself');
};
