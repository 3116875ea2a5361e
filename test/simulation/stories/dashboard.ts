/** What the merchant and the banks do at Stripe, noticed by either of the nets alone. */
import assert from 'node:assert/strict';
import type { Story } from '../stories.ts';
import type { Universe } from '../universe.ts';
import type { World } from '../world.ts';
import {
  askDynamoDb,
  askStripe,
  assertStatus,
  day,
  dropEvents,
  effectsAtStripe,
  executionStatus,
  findingsIn,
  inWorld,
  isCall,
  key,
  minute,
  once,
  orderId,
  reconcileAll,
  refund,
  stopSoon,
  theOrder,
  thePayment,
} from './telling.ts';

type Net = { readonly name: string; readonly settle: (world: World) => Promise<void> };

/** Which of the nets are there at all. */
const nets: readonly Net[] = [
  {
    name: 'though no event ever comes',
    settle: async (world) => {
      dropEvents(world);
      await reconcileAll(world);
    },
  },
  {
    name: 'though the reconciler never runs',
    settle: async (world) => {
      await world.advance(2 * minute);
      await world.run(() => world.deliverEvents());
    },
  },
];

const withEach = (name: string, tell: (universe: Universe, net: Net) => Promise<void>): Story[] =>
  nets.map((net) => ({ name: `${name}, ${net.name}`, tell: (universe) => tell(universe, net) }));

/** A paid checkout, of which something is then done in Stripe's dashboard. */
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

/** A checkout that is stopped before this state, and whose payment the merchant then does this to. */
const stoppedAndMeddledWith = (
  universe: Universe,
  { settle }: Net,
  [state, what]: readonly [state: string, what: 'cancel' | 'capture'],
  check: (world: World) => Promise<void>,
) => {
  const stop = once(stopSoon);
  return inWorld(
    universe,
    {
      faultFor: (call, _, world) => {
        const isTime = isCall(call, 'StateMachine', `invoke ${state}`) && call.nth === 0;
        stop(isTime, world);
        return isTime ? 'error-before' : undefined;
      },
    },
    async (world) => {
      await world.run(() => world.place({ key }));
      assert.equal(executionStatus(world), 'ABORTED');
      dropEvents(world);
      await askStripe(world, `/v1/payment_intents/${thePayment(world).id}/${what}`, '');
      await settle(world);
      await check(world);
    },
  );
};

export const dashboard: readonly Story[] = [
  ...withEach('a hold canceled in Stripe’s dashboard cancels its order', (universe, net) =>
    stoppedAndMeddledWith(universe, net, ['Capture', 'cancel'], async (world) => {
      await assertStatus(world, 'canceled');
      assert.equal((await theOrder(world)).status, 'canceled');
    }),
  ),
  ...withEach('a hold captured in Stripe’s dashboard pays its order once', (universe, net) =>
    stoppedAndMeddledWith(universe, net, ['Capture', 'capture'], async (world) => {
      await assertStatus(world, 'paid');
      assert.equal(effectsAtStripe(world, /capture$/), 1);
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
    name: 'a dispute rings when it opens though the answer to its record is lost',
    tell: (universe) =>
      inWorld(
        universe,
        {
          faultFor: (call) =>
            isCall(call, 'StripeWebhook', 'UpdateItem') ? 'lost-reply' : undefined,
        },
        async (world) => {
          await world.run(() => world.place({ key }));
          dropEvents(world);
          world.stripe.control.createDispute(thePayment(world).id);
          await world.run(() => world.deliverEvents());
          await world.run(() => world.readStreams());
          assert.deepEqual(findingsIn(world), ['disputed']);
        },
      ),
  },
  ...withEach('an inquiry that becomes a chargeback rings again', (universe, net) =>
    inWorld(universe, {}, async (world) => {
      const payment = { paymentMethod: 'pm_card_createDisputeInquiry' };
      await world.run(() => world.place({ key, payment }));
      await net.settle(world);
      assert.equal((await theOrder(world)).dispute, 'warning_needs_response');
      const [dispute] = world.stripe.control.state().disputes;
      const evidence = 'evidence[uncategorized_text]=escalate_inquiry_evidence&submit=true';
      await askStripe(world, `/v1/disputes/${dispute?.id}`, evidence);
      await net.settle(world);
      assert.equal((await theOrder(world)).dispute, 'needs_response');
      await world.run(() => world.readStreams());
      assert.deepEqual(findingsIn(world), ['disputed', 'disputed']);
    }),
  ),
  {
    name: 'a dispute weeks after its payment is learned though no event ever comes',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        await world.advance(30 * day);
        world.stripe.control.createDispute(thePayment(world).id);
        dropEvents(world);
        await reconcileAll(world);
        assert.equal((await theOrder(world)).dispute, 'needs_response');
        await world.run(() => world.readStreams());
        assert.deepEqual(findingsIn(world), ['disputed']);
      }),
  },
  {
    name: 'a refund weeks after its payment is learned though no event ever comes',
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
    name: 'an order that was restored from before its refund is written again, and nothing goes round',
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
  {
    name: 'a capture for less by hand is paid, and rings',
    tell: (universe) => {
      const take = once((world) => {
        void askStripe(
          world,
          `/v1/payment_intents/${thePayment(world).id}/capture`,
          'amount_to_capture=100',
        );
      });
      return inWorld(
        universe,
        {
          faultFor: (call, _, world) => take(isCall(call, 'StateMachine', 'invoke Capture'), world),
        },
        async (world) => {
          await world.run(() => world.place({ key }));
          await reconcileAll(world);
          await assertStatus(world, 'paid');
          assert.deepEqual(findingsIn(world), ['amounts_differ']);
        },
      );
    },
  },
  {
    name: 'a dispute rings once when it opens, and its end is written on the order',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        dropEvents(world);
        const { id } = world.stripe.control.createDispute(thePayment(world).id);
        await world.run(() => world.deliverEvents());
        assert.equal((await theOrder(world)).dispute, 'needs_response');
        await world.run(() => world.readStreams());
        assert.deepEqual(findingsIn(world), ['disputed']);
        await askStripe(world, `/v1/disputes/${id}/close`, '');
        await world.run(() => world.deliverEvents());
        assert.equal((await theOrder(world)).dispute, 'lost');
        // The event that opened it, once more.
        const opened = world.stripe.control.webhooks
          .all()
          .find(({ type }) => type === 'charge.dispute.created');
        await world.run(() => world.stripe.control.webhooks.deliver(opened?.id ?? ''));
        assert.equal((await theOrder(world)).dispute, 'lost');
        assert.deepEqual(findingsIn(world), ['disputed']);
      }),
  },
];
