/** What people do at the wrong moment: the shopper, an operator in the AWS console, the merchant at Stripe. */
import { checkoutIdOf, orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { scenarioKey } from '../scenarios/shopping.ts';
import { inDashboard } from '../seeds/meddling.ts';
import type { World } from '../world/world.ts';
import type { Act } from './planned.ts';

const checkoutId = checkoutIdOf(scenarioKey);

/** In Stripe's dashboard: on the checkout's payment, if there is one by then. */
const atStripe = async (world: World, what: 'cancel' | 'capture' | 'refund'): Promise<void> => {
  const intent = world.stripe.control
    .state()
    .paymentIntents.find(({ metadata }) => metadata.checkoutId === checkoutId);
  if (intent !== undefined) await inDashboard(world, what, intent.id);
};

const stop = async ({ application, say }: World): Promise<void> => {
  if (application.executions.get(checkoutId)?.status !== 'RUNNING') return;
  say('Operator: stop');
  await application.executions.abort(checkoutId);
};

/** Each act, by a sentence that describes it. */
export const acts: Readonly<Record<string, Act>> = {
  'an operator stops the execution': stop,
  'the merchant cancels the hold in Stripe’s dashboard': (world) => atStripe(world, 'cancel'),
  'the merchant captures in Stripe’s dashboard': (world) => atStripe(world, 'capture'),
  'the merchant captures and refunds in Stripe’s dashboard': async (world) => {
    await atStripe(world, 'capture');
    await atStripe(world, 'refund');
  },
  'the merchant cancels by a command': async (world) => {
    await world.command({ command: 'cancel', orderId: orderIdOf(checkoutId) });
  },
  'the merchant refunds by a command': async (world) => {
    await world.command({ command: 'refund', orderId: orderIdOf(checkoutId), refundId: 'early' });
  },
  'the shopper’s page repeats the request': async (world) => {
    await world.repeat();
  },
  'an operator stops the execution and the shopper’s page repeats the request': async (world) => {
    await stop(world);
    await world.repeat();
  },
  'the reconciler runs, twice at once': async (world) => {
    await Promise.all([world.reconcile('everything'), world.reconcile('everything')]);
  },
};
