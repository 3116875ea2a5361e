/** Disputes, which ring for a person when they open and are written on the order. */
import assert from 'node:assert/strict';
import { askStripe } from '../by-hand.ts';
import { findingsIn, theOrder, thePayment } from '../seen.ts';
import type { Story } from '../story.ts';
import { day, dropEvents, inWorld, isCall, key, reconcileAll } from '../telling.ts';
import { withEach } from './nets.ts';

export const disputes: readonly Story[] = [
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
  ...withEach('a dispute that was lost rings again when it can be appealed', (universe, net) =>
    inWorld(universe, {}, async (world) => {
      await world.run(() => world.place({ key }));
      dropEvents(world);
      const { control } = world.stripe;
      const { id } = control.createDispute(thePayment(world).id);
      await net.settle(world);
      control.changeDispute(id, 'lost');
      await net.settle(world);
      assert.equal((await theOrder(world)).dispute, 'lost');
      await world.advance(60 * day);
      control.changeDispute(id, 'appeal_needs_response');
      await net.settle(world);
      assert.equal((await theOrder(world)).dispute, 'appeal_needs_response');
      await world.run(() => world.readStreams());
      assert.deepEqual(findingsIn(world), ['disputed', 'disputed']);
    }),
  ),
  ...withEach('a second dispute of one order rings, and is an event of its own', (universe, net) =>
    inWorld(universe, {}, async (world) => {
      await world.run(() => world.place({ key }));
      dropEvents(world);
      const { control } = world.stripe;
      const { id } = control.createDispute(thePayment(world).id);
      await net.settle(world);
      control.changeDispute(id, 'won');
      await net.settle(world);
      const second = control.createDispute(thePayment(world).id);
      await net.settle(world);
      assert.equal((await theOrder(world)).disputeId, second.id);
      await world.run(() => world.readStreams());
      assert.deepEqual(findingsIn(world), ['disputed', 'disputed']);
      const told = world
        .books()
        .events.filter((event) => event['detail-type'] === 'order.disputed');
      assert.equal(new Set(told.map(({ detail }) => detail.id)).size, 3);
    }),
  ),
  {
    name: 'a dispute weeks after its payment is noticed though no event ever comes',
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
        // The event that opened it comes again.
        const opened = world.stripe.control.webhooks
          .all()
          .find(({ type }) => type === 'charge.dispute.created');
        await world.run(() => world.stripe.control.webhooks.deliver(opened?.id ?? ''));
        assert.equal((await theOrder(world)).dispute, 'lost');
        assert.deepEqual(findingsIn(world), ['disputed']);
      }),
  },
];
