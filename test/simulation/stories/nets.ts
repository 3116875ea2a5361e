/** Retries, Stripe's events, the reconciler: each net alone is enough, and leaves others' payments be. */
import assert from 'node:assert/strict';
import { signatureHeader } from '../../../local/stripe/webhook-signature.ts';
import type { Story } from '../stories.ts';
import type { Universe } from '../universe.ts';
import { canaries, type World } from '../world.ts';
import {
  askStripe,
  assertStatus,
  checkoutId,
  checkoutRow,
  day,
  dropEvents,
  effectsAtStripe,
  executionStatus,
  findingsIn,
  hour,
  inWorld,
  isCall,
  key,
  minute,
  once,
  reconcileAll,
  refundsIn,
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

const refund = (world: World, more = '') =>
  askStripe(world, '/v1/refunds', `payment_intent=${thePayment(world).id}${more}`);

const dashboard: readonly Story[] = [
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
      afterPaid(universe, net, refund, async (world) => {
        const { status, refundedMinor } = await theOrder(world);
        assert.deepEqual([status, refundedMinor], ['refunded', 1400]);
        await assertStatus(world, 'refunded');
      }),
  ),
  ...withEach('a refund in part is written on its order, which stays paid', (universe, net) =>
    afterPaid(
      universe,
      net,
      (world) => refund(world, '&amount=500'),
      async (world) => {
        const { status, refundedMinor } = await theOrder(world);
        assert.deepEqual([status, refundedMinor], ['paid', 500]);
        await assertStatus(world, 'paid');
      },
    ),
  ),
  {
    name: 'a dispute rings once when it opens, and its end is written on the order',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        dropEvents(world);
        const { id } = world.stripe.control.createDispute(thePayment(world).id);
        await world.run(() => world.deliverEvents());
        assert.equal((await theOrder(world)).dispute, 'needs_response');
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

/** A payment that is held, and names a checkout and a shop. */
const hold = (world: World, checkout: string, shop: string) =>
  askStripe(
    world,
    '/v1/payment_intents',
    'amount=1400&currency=usd&capture_method=manual&confirm=true&payment_method=pm_card_visa' +
      `&payment_method_types[]=card&metadata[checkoutId]=${checkout}&metadata[shop]=${shop}`,
  );

const held = (world: World) =>
  world.stripe.control.state().paymentIntents.filter(({ status }) => status === 'requires_capture');

const cancelHeld = async (world: World): Promise<void> => {
  for (const { id } of held(world)) await askStripe(world, `/v1/payment_intents/${id}/cancel`, '');
};

const strangers: readonly Story[] = [
  {
    name: 'another shop’s payments on the same Stripe account are left alone',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        assert.equal(await hold(world, checkoutId, 'AnotherShop'), 200);
        assert.equal(await hold(world, 'chk_anothershopscheckout0000', 'AnotherShop'), 200);
        await world.run(() => world.deliverEvents());
        await world.advance(2 * hour);
        await reconcileAll(world);
        assert.equal(held(world).length, 2);
        assert.deepEqual(findingsIn(world), []);
        await assertStatus(world, 'paid');
        // The books below know of one shop alone.
        world.stripe.control.reset();
        await world.advance(minute);
      }).catch((error: Error) => {
        if (!/is paid, its payment undefined|has 0 payments/.test(error.message)) throw error;
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

/** A real event of the payment, with a signature by this secret, made at this moment. */
const sendSigned = (world: World, secret: string, ageSeconds = 0): Promise<number> => {
  const body = JSON.stringify({
    id: 'evt_by_hand',
    object: 'event',
    type: 'charge.refunded',
    data: { object: { id: 'ch_1', object: 'charge', payment_intent: thePayment(world).id } },
  });
  const seconds = Math.floor(world.time.now() / 1000) - ageSeconds;
  return world.run(async () => {
    const { status } = await world.application.api({
      method: 'POST',
      path: '/api/stripe/webhook',
      query: '',
      headers: {
        'content-type': 'application/json',
        'stripe-signature': signatureHeader(body, [secret], seconds),
      },
      body: Buffer.from(body),
      sourceIp: '192.0.2.1',
    });
    return status;
  });
};

const signatures: readonly Story[] = [
  {
    name: 'a wrong or an old signature is a 400 and changes nothing',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        await refund(world);
        const before = await checkoutRow(world);
        assert.equal(await sendSigned(world, 'whsec_somebodyelses'), 400);
        assert.equal(await sendSigned(world, canaries.webhookSecret, 6 * 60), 400);
        assert.deepEqual(await checkoutRow(world), before);
        assert.equal(await sendSigned(world, canaries.webhookSecret, 4 * 60), 200);
        await assertStatus(world, 'refunded');
      }),
  },
  {
    name: 'after a rotation both signing secrets are accepted for a day, then the new one alone',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        const { webhookSecret: old } = canaries;
        const rolled = 'whsec_rolledcanary';
        assert.equal(await sendSigned(world, rolled), 400);
        world.application.secrets.put(secretName(world), rolled);
        await world.advance(6 * minute);
        const statuses = async () => [
          await sendSigned(world, old),
          await sendSigned(world, rolled),
        ];
        assert.deepEqual(await statuses(), [200, 200]);
        await world.advance(day - 10 * minute);
        assert.deepEqual(await statuses(), [200, 200]);
        await world.advance(11 * minute);
        assert.deepEqual(await statuses(), [400, 200]);
      }),
  },
];

const secretName = ({ application }: World): string => {
  const found = application.stack
    .ofType('AWS::SecretsManager::Secret')
    .find(({ logicalId }) => logicalId.startsWith('StripeWebhookSecret'));
  assert.ok(found);
  return found.logicalId;
};

export const netsAlone: readonly Story[] = [...dashboard, ...strangers, ...signatures];
