/** Shoppers who are charged twice, or can't be charged at all: what keys are for. */
import assert from 'node:assert/strict';
import { checkoutIdOf } from '../../../functions/checkout/idempotency.ts';
import { pause } from '../world/virtual-time.ts';
import { assertStatus, effectsAtStripe, theOrder, thePayment } from './seen.ts';
import type { Story } from './story.ts';
import { inWorld, isCall, key, otherKey, second } from './telling.ts';

const asking = 'POST /v1/payment_intents';
const capturing = 'POST /v1/payment_intents/:id/capture';

export const duplicates: readonly Story[] = [
  {
    name: 'ten requests with one key at once are one payment, though every call arrives twice',
    tell: (universe) =>
      inWorld(universe, { faultFor: () => 'duplicate' }, async (world) => {
        const requests = Array.from({ length: 10 }, () => world.place({ key, waitSeconds: 10 }));
        const answers = await world.run(() => Promise.all(requests));
        assert.equal(new Set(answers.map(({ checkout }) => checkout?.orderId)).size, 1);
        assert.equal(world.application.executions.list().length, 1);
        assert.equal(effectsAtStripe(world, /^\/v1\/payment_intents$/), 1);
        assert.equal(effectsAtStripe(world, /capture$/), 1);
        await assertStatus(world, 'paid');
      }),
  },
  {
    name: 'answers of Stripe that are lost four times in a row leave one charge for the order',
    tell: (universe) =>
      inWorld(
        universe,
        {
          faultFor: (call) =>
            call.nth < 4 &&
            (isCall(call, 'Authorize', asking) || isCall(call, 'Capture', capturing))
              ? 'lost-reply'
              : undefined,
        },
        async (world) => {
          await world.run(() => world.place({ key }));
          await assertStatus(world, 'paid');
          assert.equal(thePayment(world).amount_received, 1400);
          assert.equal(world.stripe.control.state().charges.length, 1);
          assert.equal(effectsAtStripe(world, /capture$/), 1);
          await theOrder(world);
        },
      ),
  },
  {
    name: 'a slow success that the shopper repeats is one payment',
    tell: (universe) =>
      inWorld(
        universe,
        {
          faultFor: (call) =>
            isCall(call, 'Authorize', asking) && call.nth === 0 ? 'slow-after' : undefined,
        },
        async (world) => {
          const order = { key, waitSeconds: 5 };
          const [, again] = await world.run(() =>
            Promise.all([
              world.place(order),
              pause(6 * second).then(() => world.place(order)),
              pause(12 * second).then(() => world.place(order)),
            ]),
          );
          assert.ok(again.status === 200 || again.status === 201, `answered ${again.status}`);
          await assertStatus(world, 'paid');
          assert.equal(thePayment(world).status, 'succeeded');
          assert.equal(world.stripe.control.state().charges.length, 1);
        },
      ),
  },
  {
    name: 'after a decline another card can be tried at once',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        const declined = {
          key,
          waitSeconds: 5,
          payment: { paymentMethod: 'pm_card_visa_chargeDeclined' },
        };
        const first = await world.run(() => world.place(declined));
        assert.equal(first.checkout?.status, 'declined');
        const second = await world.run(() => world.place({ key: otherKey, waitSeconds: 5 }));
        assert.match(String(second.checkout?.status), /^(confirmed|paid)$/);
        await assertStatus(world, 'paid', checkoutIdOf(otherKey));
        // The key of the first attempt stays with the first card.
        assert.equal((await world.run(() => world.place({ key }))).status, 409);
        const repeat = await world.run(() => world.place(declined));
        assert.equal(repeat.checkout?.status, 'declined');
        assert.equal(thePayment(world, checkoutIdOf(otherKey)).status, 'succeeded');
      }),
  },
];
