/** Stripe's events come in any order, with any bytes in them, signed or not. */
import assert from 'node:assert/strict';
import { signatureHeader } from '@holdfast/stripe-stand-in/webhook-signature';
import { canaries } from '../world/canaries.ts';
import type { World } from '../world/world.ts';
import { assertStatus, checkoutRow, effectsAtStripe, theOrder, thePayment } from './seen.ts';
import type { Story } from './story.ts';
import { inWorld, key } from './telling.ts';

/** An event with a name in it whose letters are more bytes than characters. */
const eventOf = (world: World): string =>
  JSON.stringify({
    id: 'evt_by_hand',
    object: 'event',
    type: 'payment_intent.succeeded',
    created: Math.floor(world.time.now() / 1000),
    data: {
      object: { id: thePayment(world).id, object: 'payment_intent', description: 'Zoë’s Büro 🛒' },
    },
  });

const send = async (
  world: World,
  body: Buffer,
  signed: string,
  contentType: string,
): Promise<number> => {
  const seconds = Math.floor(world.time.now() / 1000);
  const { status } = await world.application.api({
    method: 'POST',
    path: '/api/stripe/webhook',
    query: '',
    headers: {
      'content-type': contentType,
      'stripe-signature': signatureHeader(signed, [canaries.webhookSecret], seconds),
    },
    body,
    sourceIp: '192.0.2.1',
  });
  return status;
};

export const deliveries: readonly Story[] = [
  {
    name: 'a webhook body in base 64 is verified by its bytes',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        const event = eventOf(world);
        const bytes = Buffer.from(event);
        // API Gateway does not take the second type for text, and hands that body over in base 64.
        for (const type of ['application/json; charset=utf-8', 'application/octet-stream']) {
          assert.equal(await world.run(() => send(world, bytes, event, type)), 200, type);
        }
      }),
  },
  {
    name: 'a webhook body that says the same in other bytes is refused',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        const event = eventOf(world);
        const others = [JSON.stringify(JSON.parse(event), null, 1), event.replace('ë', 'e\u0308')];
        for (const other of others) {
          for (const type of ['application/json', 'application/octet-stream']) {
            const status = await world.run(() => send(world, Buffer.from(other), event, type));
            assert.equal(status, 400, `${type} ${other.slice(0, 20)}`);
          }
        }
      }),
  },
  {
    name: 'events that come backwards, twice each and long after, change nothing',
    tell: (universe) =>
      inWorld(universe, {}, async (world) => {
        await world.run(() => world.place({ key }));
        const before = [await checkoutRow(world), await theOrder(world)];
        const { webhooks } = world.stripe.control;
        const backwards = [...webhooks.pending()].reverse();
        assert.ok(backwards.length > 2);
        for (const { id } of [...backwards, ...backwards]) {
          assert.equal(await world.run(() => webhooks.deliver(id)), 200);
        }
        assert.deepEqual([await checkoutRow(world), await theOrder(world)], before);
        assert.equal(effectsAtStripe(world, /./), 2);
        assert.equal(world.application.executions.list().length, 1);
        await assertStatus(world, 'paid');
      }),
  },
];
