/**
 * Scenarios to which a mishap belongs: a first fault, or somebody's doing. They make the calls that
 * no checkout makes to which nothing happens, so that these are made to fail, too.
 */
import { checkoutIdOf, orderIdOf } from '../../functions/checkout/idempotency.ts';
import { callDynamoDb } from '../../local/dynamodb/call.ts';
import type { Fault, Service } from './faults.ts';
import { inDashboard } from './meddling.ts';
import type { PlannedFault } from './planned.ts';
import type { Scenario } from './scenarios.ts';
import { pause, placeUntilAnswered, scenarioKey } from './shopping.ts';
import type { World } from './world.ts';

const checkoutId = checkoutIdOf(scenarioKey);
const orderId = orderIdOf(checkoutId);
const hour = 60 * 60 * 1000;
const day = 24 * hour;
const lamp = { items: [{ sku: 'lamp', quantity: 1 }], expectedTotal: 11900 };
const chair = { items: [{ sku: 'chair', quantity: 1 }], expectedTotal: 48000 };

const callOf = (from: string, service: Service, name: string, nth = 0) => ({
  from,
  service,
  name,
  nth,
});

const forLong = (from: string, service: Service, name: string, fault: Fault): PlannedFault => ({
  call: callOf(from, service, name),
  fault,
  lasting: true,
});

const asking = 'POST /v1/payment_intents';

const thePayment = ({ stripe }: World) =>
  stripe.control.state().paymentIntents.find(({ metadata }) => metadata.checkoutId === checkoutId);

const byHand = async (world: World, what: 'capture' | 'refund'): Promise<void> => {
  const intent = thePayment(world);
  if (intent !== undefined) await inDashboard(world, what, intent.id);
};

const stop = async ({ application, say }: World): Promise<void> => {
  if (application.executions.get(checkoutId)?.status !== 'RUNNING') return;
  say('Operator: stop');
  await application.executions.abort(checkoutId);
};

const stays: Scenario['shop'] = async (world) => {
  await placeUntilAnswered(world, {});
};

const stopped: Pick<Scenario, 'callers' | 'given' | 'endings' | 'shop'> = {
  callers: [],
  given: { act: { call: callOf('StateMachine', 'lambda', 'invoke CreateOrder'), act: stop } },
  endings: ['paid', 'rejected', 'none'],
  shop: stays,
};

/** The bank has its answer, and nobody says so: what is then done is done a moment later. */
const pageDies =
  (net: (world: World) => Promise<void>): Scenario['shop'] =>
  async (world) => {
    const payment = { paymentMethod: 'pm_card_threeDSecure2Required' };
    await placeUntilAnswered(world, { payment });
    await pause(70_000);
    world.answerBank(checkoutId, true);
    await net(world);
  };

/** The shopper's row is not there when an event comes, and is there again an hour later. */
const rowComesLate: Scenario['shop'] = async (world) => {
  await placeUntilAnswered(world, {});
  await pause(30_000);
  await byHand(world, 'refund');
  const TableName = world.application.tableName('TablesCheckouts');
  const Key = { id: { S: checkoutId } };
  const ask = (action: string, input: object) => callDynamoDb(world.engineUrl, action, input);
  const { Item } = await ask('GetItem', { TableName, Key });
  if (Item === undefined) return;
  await ask('DeleteItem', { TableName, Key });
  const { webhooks } = world.stripe.control;
  for (const { id, type } of webhooks.pending()) {
    if (type === 'charge.refunded') world.say(`Stripe: event → ${await webhooks.deliver(id)}`);
    else webhooks.drop(id);
  }
  await ask('PutItem', { TableName, Item });
};

/** What was declined is paid with another card after all, at Stripe and past the shop's page. */
const paysPastThePage: Scenario['shop'] = async (world) => {
  const payment = { paymentMethod: 'pm_card_visa_chargeDeclined' };
  await placeUntilAnswered(world, { payment });
  await pause(60_000);
  const intent = thePayment(world);
  if (intent?.status !== 'requires_payment_method') return;
  await world.stripe.api({
    method: 'POST',
    path: `/v1/payment_intents/${intent.id}/confirm`,
    query: '',
    body: 'payment_method=pm_card_visa',
    authorization: 'Bearer sk_test_merchant',
    idempotencyKey: undefined,
  });
  world.say('Shopper: pays with another card');
};

export const mishaps: readonly Scenario[] = [
  {
    name: 'a hold whose answer never comes',
    callers: ['Release'],
    given: { faults: [forLong('Authorize', 'stripe', asking, 'lost-reply')] },
    endings: ['rejected', 'paid', 'none'],
    shop: stays,
  },
  {
    name: 'a hold that never arrives',
    callers: ['Release'],
    given: { faults: [forLong('Authorize', 'stripe', asking, 'reset-before')] },
    endings: ['rejected', 'paid', 'none'],
    shop: stays,
  },
  {
    name: 'a hold that is placed, and of which Stripe remembers a failure',
    callers: [],
    given: { faults: [forLong('Authorize', 'stripe', asking, 'effect-then-500-saved')] },
    endings: ['rejected', 'paid', 'none'],
    shop: stays,
  },
  {
    name: 'the last one was sold meanwhile, and its hold captured by hand',
    callers: [],
    stock: { lamp: 1 },
    given: {
      act: {
        call: callOf('StateMachine', 'lambda', 'invoke CreateOrder', 1),
        act: (world) => byHand(world, 'capture'),
      },
    },
    endings: ['refunded', 'rejected', 'paid', 'none'],
    shop: async (world) => {
      await Promise.all([
        placeUntilAnswered(world, { key: 'scenario-key-0002', ...lamp }),
        pause(5).then(() => placeUntilAnswered(world, lamp)),
      ]);
    },
  },
  {
    name: 'a hold that is captured by hand before Capture',
    callers: [],
    given: {
      act: {
        call: callOf('StateMachine', 'lambda', 'invoke Capture'),
        act: (world) => byHand(world, 'capture'),
      },
    },
    endings: ['paid', 'rejected', 'none'],
    shop: stays,
  },
  { name: 'an execution that an operator stopped', ...stopped },
  {
    name: 'an execution that an operator stopped, and no events',
    ...stopped,
    withoutEvents: true,
  },
  {
    name: 'an API that dies before it starts the execution, and a shopper who leaves',
    callers: [],
    given: {
      faults: [
        {
          call: callOf('Api', 'states', 'StartExecution'),
          fault: 'crash-before',
          lasting: false,
        },
      ],
    },
    endings: ['rejected', 'paid', 'none'],
    shop: async (world) => {
      await world.place({ key: scenarioKey });
    },
  },
  {
    name: 'a shopper who is declined, and pays past the page with another card',
    callers: [],
    endings: ['declined', 'paid', 'expired', 'rejected', 'none'],
    shop: paysPastThePage,
  },
  {
    name: 'an event that comes before its checkout',
    callers: [],
    endings: ['refunded', 'paid', 'rejected', 'none'],
    shop: rowComesLate,
  },
  {
    name: 'a refund in the dashboard that fails at the bank later',
    callers: [],
    endings: ['paid', 'rejected', 'none'],
    shop: async (world) => {
      await placeUntilAnswered(world, { payment: { paymentMethod: 'pm_card_refundFail' } });
      await pause(30_000);
      await byHand(world, 'refund');
      await world.deliverEvents();
      world.stripe.control.advance(day / 1000);
    },
  },
  {
    name: 'a dispute',
    callers: [],
    endings: ['paid', 'rejected', 'none'],
    shop: async (world) => {
      await placeUntilAnswered(world, { payment: { paymentMethod: 'pm_card_createDispute' } });
    },
  },
  {
    name: 'a bank’s step that is over though the page died',
    callers: [],
    endings: ['paid', 'expired', 'rejected', 'none'],
    shop: pageDies((world) => world.deliverEvents()),
  },
  {
    name: 'a bank’s step that is over though the page died, and no events',
    callers: [],
    withoutEvents: true,
    endings: ['paid', 'expired', 'rejected', 'none'],
    shop: pageDies((world) => world.reconcile('open')),
  },
  {
    name: 'an order that is approved on its last day, and whose wake-up is lost',
    callers: [],
    given: { faults: [forLong('Orders', 'states', 'SendTaskSuccess', 'reset-before')] },
    endings: ['paid', 'canceled', 'rejected', 'none'],
    shop: async (world) => {
      await placeUntilAnswered(world, chair);
      await pause(5 * day + 22 * hour);
      await world.reconcile('open');
      await world.command({ command: 'approve', orderId });
      await world.reconcile('open');
    },
  },
];
