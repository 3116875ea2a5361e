/** Refunds in Stripe’s dashboard, noticed by either of the nets. */
import assert from 'node:assert/strict';
import type { Universe } from '../../world/universe.ts';
import type { World } from '../../world/world.ts';
import { askDynamoDb, refund } from '../by-hand.ts';
import { assertStatus, findingsIn, refundsIn, theOrder } from '../seen.ts';
import type { Story } from '../story.ts';
import { day, dropEvents, inWorld, key, orderId, reconcileAll } from '../telling.ts';
import { type Net, withEach } from './nets.ts';

/** A paid checkout, to whose payment something is then done in Stripe's dashboard. */
const afterPaid = (
  universe: Universe,
  { settle }: Net,
  act: (world: World) => Promise<unknown>,
  check: (world: World) => Promise<void>,
) =>
  inWorld(universe, {}, async (world) => {
    await world.run(() => world.place({ key }));
    dropEvents(world);
    await act(world);
    await settle(world);
    await check(world);
  });

export const refundsByHand: readonly Story[] = [
  ...withEach(
    'a refund that fails at the bank weeks later opens the balance, and rings',
    (universe, net) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        dropEvents(world);
        await refund(world);
        await net.settle(world);
        await assertStatus(world, 'refunded');
        await world.advance(40 * day);
        const [{ id } = { id: '' }] = refundsIn(world);
        world.stripe.control.failRefund(id);
        await net.settle(world);
        const { status, refundedMinor, refundFailedMinor } = await theOrder(world);
        assert.deepEqual([status, refundedMinor, refundFailedMinor], ['paid', 0, 1400]);
        await assertStatus(world, 'paid');
        await world.run(() => world.readStreams());
        assert.deepEqual(findingsIn(world), ['refund_failed']);
      }),
  ),
  ...withEach(
    'a refund in full in Stripe’s dashboard ends the order as refunded',
    (universe, net) =>
      afterPaid(
        universe,
        net,
        (world) => refund(world),
        async (world) => {
          const { status, refundedMinor } = await theOrder(world);
          assert.deepEqual([status, refundedMinor], ['refunded', 1400]);
          await assertStatus(world, 'refunded');
        },
      ),
  ),
  ...withEach('a refund in part is written on its order, which stays paid', (universe, net) =>
    afterPaid(
      universe,
      net,
      (world) => refund(world, 500),
      async (world) => {
        const { status, refundedMinor } = await theOrder(world);
        assert.deepEqual([status, refundedMinor], ['paid', 500]);
        await assertStatus(world, 'paid');
      },
    ),
  ),
  {
    name: 'a refund weeks after its payment is noticed though no event ever comes',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        await world.advance(30 * day);
        await refund(world, 500);
        dropEvents(world);
        await reconcileAll(world);
        assert.equal((await theOrder(world)).refundedMinor, 500);
      }),
  },
  {
    name: 'an order that was restored from before its refund has the refund recorded again',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        await refund(world, 500);
        await world.run(() => world.deliverEvents());
        await world.run(() =>
          askDynamoDb('UpdateItem', {
            TableName: world.application.tableName('TablesOrders'),
            Key: { id: { S: orderId } },
            UpdateExpression: 'REMOVE refundedMinor',
          }),
        );
        await reconcileAll(world);
        assert.equal((await theOrder(world)).refundedMinor, 500);
        await assertStatus(world, 'paid');
      }),
  },
];
