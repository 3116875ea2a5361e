/** Payments that belong to no checkout of this shop, and reconcilers that meet each other. */
import assert from 'node:assert/strict';
import type { Shop } from '../../support/ledger/books.ts';
import type { World } from '../world/world.ts';
import { askStripe, refund } from './by-hand.ts';
import { assertStatus, effectsAtStripe, findingsIn, refundsIn, thePayment } from './seen.ts';
import type { Story } from './story.ts';
import {
  checkoutId,
  dropEvents,
  hour,
  inWorld,
  isCall,
  key,
  minute,
  once,
  reconcileAll,
  stopSoon,
} from './telling.ts';

/** A payment that is held, and names a checkout and a shop. */
const hold = (world: World, checkout: string, shop: string) =>
  askStripe(
    world,
    '/v1/payment_intents',
    'amount=1400&currency=usd&capture_method=manual&confirm=true&payment_method=pm_card_visa' +
      `&allowed_payment_method_types[0]=card&metadata[checkoutId]=${checkout}&metadata[shop]=${shop}`,
  );

const held = (world: World) =>
  world.stripe.control.state().paymentIntents.filter(({ status }) => status === 'requires_capture');

const withoutTheOther = (books: Shop): Shop => ({
  ...books,
  stripe: {
    ...books.stripe,
    paymentIntents: books.stripe.paymentIntents.filter(
      ({ metadata }) => metadata.shop !== 'AnotherShop',
    ),
  },
});

const cancelHeld = async (world: World): Promise<void> => {
  for (const { id } of held(world)) await askStripe(world, `/v1/payment_intents/${id}/cancel`, '');
};

export const strangers: readonly Story[] = [
  {
    name: 'another shop’s payments on the same Stripe account are left alone',
    tell: (universe) =>
      inWorld(universe, { ours: withoutTheOther }, async (world) => {
        await world.run(() => world.place({ key }));
        // One of them happens to name a checkout of ours.
        for (const named of [checkoutId, 'chk_anothershopscheckout0000']) {
          assert.equal(await hold(world, named, 'AnotherShop'), 200);
        }
        await world.run(() => world.deliverEvents());
        await world.advance(2 * hour);
        await reconcileAll(world);
        assert.equal(held(world).length, 2);
        assert.deepEqual(findingsIn(world), []);
        assert.equal(world.application.executions.list().length, 1);
        await assertStatus(world, 'paid');
      }),
  },
  {
    name: 'a payment of this shop without a checkout rings for a person, and is not touched',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        const { shop = '' } = thePayment(world).metadata;
        assert.equal(await hold(world, 'chk_000000000000000000000000', shop), 200);
        dropEvents(world);
        await reconcileAll(world);
        assert.deepEqual(findingsIn(world), []);
        await world.advance(hour);
        await world.run(() => world.reconcile('everything'));
        assert.deepEqual(findingsIn(world), ['payment_without_checkout']);
        assert.equal(held(world).length, 1);
        await cancelHeld(world);
      }),
  },
  {
    name: 'two reconcilers at once do each thing once',
    tell: (universe) => {
      const stop = once(stopSoon);
      return inWorld(
        universe,
        {
          faultFor: (call, _, world) => {
            const isTime = isCall(call, 'StateMachine', 'invoke Capture') && call.nth === 0;
            stop(isTime, world);
            return isTime ? 'error-before' : undefined;
          },
        },
        async (world) => {
          await world.run(() => world.place({ key }));
          dropEvents(world);
          await world.advance(2 * minute);
          await world.run(() =>
            Promise.all([
              world.reconcile('everything'),
              world.reconcile('everything'),
              world.reconcile('open'),
            ]),
          );
          await assertStatus(world, 'paid');
          assert.equal(effectsAtStripe(world, /capture$/), 1);
          assert.deepEqual(findingsIn(world), []);
          await refund(world);
          await world.run(() =>
            Promise.all([world.reconcile('everything'), world.reconcile('everything')]),
          );
          await assertStatus(world, 'refunded');
          assert.equal(refundsIn(world).length, 1);
        },
      );
    },
  },
];
