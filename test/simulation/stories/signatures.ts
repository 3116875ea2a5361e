/** Who may send events: signatures, their age, and secrets that are rotated. */
import assert from 'node:assert/strict';
import { signatureHeader } from '@holdfast/stripe-stand-in/webhook-signature';
import { canaries } from '../world/canaries.ts';
import type { World } from '../world/world.ts';
import { refund } from './by-hand.ts';
import { assertStatus, checkoutRow, thePayment } from './seen.ts';
import type { Story } from './story.ts';
import { day, inWorld, key, minute } from './telling.ts';

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

export const signatures: readonly Story[] = [
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
