/** The bank asks the shopper. However many say how that ended, the checkout goes on once. */
import assert from 'node:assert/strict';
import type { Universe } from '../world/universe.ts';
import { pause } from '../world/virtual-time.ts';
import type { World } from '../world/world.ts';
import { assertStatus, ordersOf, stockOf, thePayment } from './seen.ts';
import type { Story } from './story.ts';
import {
  askedByBank,
  checkoutId,
  dropEvents,
  inWorld,
  isCall,
  key,
  lamp,
  minute,
  once,
  otherKey,
  second,
  stopSoon,
} from './telling.ts';

/** A checkout whose bank asks. The rest of the story happens while the state waits. */
const askedInWorld = (
  universe: Universe,
  tell: (world: World) => Promise<void>,
  check: (world: World) => Promise<void>,
) =>
  inWorld(universe, {}, async (world) => {
    await world.run(async () => {
      await world.place({ key, ...lamp, ...askedByBank, waitSeconds: 5 });
      await assertStatus(world, 'requires_action');
      dropEvents(world);
      await tell(world);
    });
    await check(world);
  });

const resumptions = (world: World): number =>
  world.trace.filter((line) => line.includes('SendTaskSuccess')).length;

/** Who says that the step is over, and in which order. */
const sayers: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  'the page alone': (world) => world.authenticated(checkoutId),
  'Stripe’s event alone': (world) => world.deliverEvents(),
  'the reconciler alone': async (world) => {
    await pause(2 * minute);
    await world.reconcile('open');
  },
  'all at once': (world) =>
    Promise.all([
      world.authenticated(checkoutId),
      world.authenticated(checkoutId),
      world.deliverEvents(),
      world.reconcile('open'),
    ]),
  'the page, and the event after it': async (world) => {
    await world.authenticated(checkoutId);
    await world.deliverEvents();
  },
  'the event, and the page after it': async (world) => {
    await world.deliverEvents();
    await world.authenticated(checkoutId);
  },
};

const toldBy: readonly Story[] = Object.entries(sayers).flatMap(([who, say]) => [
  {
    name: `a step that was taken is told by ${who}, and the order is paid once`,
    tell: (universe) =>
      askedInWorld(
        universe,
        async (world) => {
          assert.ok(world.answerBank(checkoutId, true));
          await say(world);
        },
        async (world) => {
          await assertStatus(world, 'paid');
          assert.equal((await ordersOf(world)).length, 1);
        },
      ),
  },
  {
    name: `a step that was refused is told by ${who}, and nothing is held`,
    tell: (universe) =>
      askedInWorld(
        universe,
        async (world) => {
          assert.ok(world.answerBank(checkoutId, false));
          await say(world);
        },
        async (world) => {
          await assertStatus(world, 'declined');
          assert.equal(thePayment(world).status, 'canceled');
        },
      ),
  },
]);

export const bankSteps: readonly Story[] = [
  ...toldBy,
  {
    name: 'a page that speaks too early changes nothing',
    tell: (universe) =>
      askedInWorld(
        universe,
        async (world) => {
          const early = await world.authenticated(checkoutId);
          assert.equal(early?.status, 'requires_action');
          assert.equal(resumptions(world), 0);
          world.answerBank(checkoutId, true);
          // Stripe is asked once a second.
          await pause(second);
          await world.authenticated(checkoutId);
        },
        (world) => assertStatus(world, 'paid'),
      ),
  },
  {
    name: 'no stock is kept for a shopper whose bank still asks: another one can buy the last piece',
    tell: (universe) =>
      askedInWorld(
        universe,
        async (world) => {
          assert.equal(await stockOf(world, 'lamp'), 3);
          await world.place({
            key: otherKey,
            items: [{ sku: 'lamp', quantity: 3 }],
            expectedTotal: 35700,
            waitSeconds: 5,
          });
          world.answerBank(checkoutId, true);
          await world.authenticated(checkoutId);
        },
        async (world) => {
          await assertStatus(world, 'rejected');
          assert.equal(thePayment(world).status, 'canceled');
        },
      ),
  },
  {
    name: 'a shopper who never comes back ends as expired after a quarter of an hour',
    tell: (universe) =>
      askedInWorld(
        universe,
        async (world) => {
          await pause(14 * minute);
          await assertStatus(world, 'requires_action');
        },
        async (world) => {
          await assertStatus(world, 'expired');
          assert.equal(thePayment(world).status, 'canceled');
          const view = await world.run(() => world.view(checkoutId));
          assert.equal(view.nextAction, undefined);
        },
      ),
  },
  {
    name: 'a bank that agrees after the time is over finds nothing to hold',
    tell: (universe) =>
      askedInWorld(
        universe,
        async () => {},
        async (world) => {
          await assertStatus(world, 'expired');
          assert.equal(world.answerBank(checkoutId, true), false);
          assert.equal((await world.run(() => world.authenticated(checkoutId)))?.status, 'expired');
        },
      ),
  },
  {
    name: 'a step that was taken while the execution stood still is found when it goes on',
    tell: (universe) => {
      const stop = once(stopSoon);
      return inWorld(
        universe,
        {
          faultFor: (call, atMs, world) =>
            stop(isCall(call, 'Api', 'GetItem') && atMs > 60_000, world),
        },
        async (world) => {
          await world.run(async () => {
            await world.place({ key, ...askedByBank, waitSeconds: 5 });
            await pause(2 * minute);
            await world.view(checkoutId);
            await pause(1000);
            world.answerBank(checkoutId, true);
            dropEvents(world);
            await world.reconcile('open');
            await pause(5 * minute);
            await world.reconcile('open');
          });
          await assertStatus(world, 'paid');
        },
      );
    },
  },
];
