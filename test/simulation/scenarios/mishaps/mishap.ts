/** What mishaps are made of: a fault or an act that belongs to a scenario, at a call. */
import { checkoutIdOf } from '../../../../functions/checkout/idempotency.ts';
import type { PlannedFault } from '../../matrix/planned.ts';
import type { Fault, Service } from '../../network/faults.ts';
import type { Call } from '../../network/network.ts';
import { acceptDispute, inDashboard } from '../../seeds/meddling.ts';
import type { World } from '../../world/world.ts';
import type { Scenario } from '../scenario.ts';
import { placeUntilAnswered, scenarioKey } from '../shopping.ts';

/** Of the checkout that is watched. */
export const checkoutId = checkoutIdOf(scenarioKey);

export const callOf = (from: string, service: Service, name: string, nth = 0): Call => ({
  from,
  service,
  name,
  nth,
});

export const forLong = (
  from: string,
  service: Service,
  name: string,
  fault: Fault,
): PlannedFault => ({
  call: callOf(from, service, name),
  fault,
  lasting: true,
});

/** The call by which a hold is asked for. */
export const asking = 'POST /v1/payment_intents';

/** The checkout's payment at Stripe, if there is one by then. */
export const thePayment = ({ stripe }: World) =>
  stripe.control.state().paymentIntents.find(({ metadata }) => metadata.checkoutId === checkoutId);

/** Captures or refunds it in Stripe's dashboard. */
export const byHand = async (world: World, what: 'capture' | 'refund'): Promise<void> => {
  const intent = thePayment(world);
  if (intent !== undefined) await inDashboard(world, what, intent.id);
};

/** Captures a small part of it in Stripe's dashboard; the rest of the hold is gone then. */
export const captureLess = async (world: World): Promise<void> => {
  const intent = thePayment(world);
  if (intent?.status !== 'requires_capture') return;
  await world.stripe.api({
    method: 'POST',
    path: `/v1/payment_intents/${intent.id}/capture`,
    query: '',
    body: 'amount_to_capture=100',
    authorization: 'Bearer sk_test_merchant',
    idempotencyKey: undefined,
  });
  world.say('Merchant: captures less');
};

/** The bank disputes it, and the merchant accepts that. */
export const loseDispute = async (world: World): Promise<void> => {
  const { control } = world.stripe;
  const intent = thePayment(world);
  if (intent?.status !== 'succeeded') return;
  const isDisputed = control.state().disputes.some(({ payment_intent: id }) => id === intent.id);
  if (isDisputed) return;
  await acceptDispute(world, control.createDispute(intent.id).id);
};

/** A shopper who stays until there is an answer. */
export const stays: Scenario['shop'] = async (world) => {
  await placeUntilAnswered(world, {});
};
