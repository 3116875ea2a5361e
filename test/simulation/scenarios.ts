/** How shoppers go about it: what the fault matrix runs, once for each thing that can go wrong. */
import type { Command } from '../../functions/checkout/commands.ts';
import { checkoutIdOf, orderIdOf } from '../../functions/checkout/idempotency.ts';
import type { Order, World } from './world.ts';

export type Scenario = {
  readonly name: string;
  /** Whose calls are made to fail in it, besides those that no scenario before it has made. */
  readonly callers: readonly string[];
  /** Whether people meddle in it: where that is not as in another one. */
  readonly isMeddledWith?: true;
  /** Stock that differs from the catalogue's. */
  readonly stock?: Readonly<Record<string, number>>;
  /** Statuses that it may end with, whatever fails; the first one when nothing does. */
  readonly endings: readonly string[];
  readonly shop: (world: World) => Promise<void>;
};

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));

/** Of the checkout that is watched. */
export const scenarioKey = 'scenario-key-0001';

/** The page repeats a request that got no answer, under the same key, for as long as it is open. */
export const placeUntilAnswered = async (world: World, order: Order): Promise<number> => {
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const { status } = await world.place(order);
    if (status < 500) return status;
    await pause(2000);
  }
  return 503;
};

const stays =
  (order: Omit<Order, 'key'>): Scenario['shop'] =>
  async (world) => {
    await placeUntilAnswered(world, { key: scenarioKey, ...order });
  };

const askedByBank = { payment: { paymentMethod: 'pm_card_threeDSecure2Required' } };

/** The page shows the bank's step as soon as it is told to, and says when it is over. */
const takesBankStep =
  (agrees: boolean): Scenario['shop'] =>
  async (world) => {
    await placeUntilAnswered(world, { key: scenarioKey, ...askedByBank, waitSeconds: 5 });
    const id = checkoutIdOf(scenarioKey);
    for (let look = 0; look < 12; look += 1) {
      const { status } = await world.view(id);
      if (status === 'requires_action') world.answerBank(id, agrees);
      if (status === 'requires_action') await world.authenticated(id);
      else if (status !== 'processing') return;
      await pause(2000);
    }
  };

const madeToOrder = { items: [{ sku: 'chair', quantity: 1 }], expectedTotal: 48000 };

/** The merchant decides an hour later. */
const waitsForMerchant =
  (decision: (orderId: string) => Command): Scenario['shop'] =>
  async (world) => {
    await placeUntilAnswered(world, { key: scenarioKey, ...madeToOrder });
    await pause(60 * 60 * 1000);
    await world.command(decision(orderIdOf(checkoutIdOf(scenarioKey))));
  };

const lamp = { items: [{ sku: 'lamp', quantity: 1 }], expectedTotal: 11900 };

export const scenarios: readonly Scenario[] = [
  {
    name: 'a card that works',
    callers: [
      'Api',
      'StateMachine',
      'Authorize',
      'CreateOrder',
      'Capture',
      'StripeWebhook',
      'Reconcile',
    ],
    isMeddledWith: true,
    endings: ['paid', 'rejected', 'none'],
    shop: stays({}),
  },
  {
    name: 'a shopper who leaves at once',
    callers: ['Api', 'StateMachine', 'Authorize', 'CreateOrder'],
    endings: ['paid', 'rejected', 'none'],
    shop: async (world) => {
      await world.place({ key: scenarioKey });
    },
  },
  {
    name: 'a shopper who clicks twice',
    callers: ['Api'],
    endings: ['paid', 'rejected', 'none'],
    shop: async (world) => {
      const order = { key: scenarioKey };
      await Promise.all([placeUntilAnswered(world, order), placeUntilAnswered(world, order)]);
    },
  },
  {
    name: 'a card that is declined',
    callers: ['StateMachine', 'Authorize'],
    endings: ['declined', 'rejected', 'none'],
    shop: stays({ payment: { paymentMethod: 'pm_card_visa_chargeDeclined' } }),
  },
  {
    name: 'a bank that asks, and a shopper who leaves',
    callers: ['AwaitAuthentication', 'Release'],
    endings: ['expired', 'rejected', 'none'],
    shop: stays(askedByBank),
  },
  {
    name: 'a bank that asks, and a shopper who agrees',
    callers: ['AwaitAuthentication', 'Authentication'],
    isMeddledWith: true,
    endings: ['paid', 'expired', 'rejected', 'none'],
    shop: takesBankStep(true),
  },
  {
    name: 'a bank that asks, and a shopper who refuses',
    callers: ['Authentication'],
    endings: ['declined', 'expired', 'rejected', 'none'],
    shop: takesBankStep(false),
  },
  {
    name: 'an order that is approved for less',
    callers: ['AwaitApproval', 'CheckApproval', 'Capture', 'Orders'],
    isMeddledWith: true,
    endings: ['paid', 'canceled', 'rejected', 'none'],
    shop: waitsForMerchant((orderId) => ({ command: 'approve', orderId, amountMinor: 20000 })),
  },
  {
    name: 'an order that the merchant cancels',
    callers: ['CheckApproval', 'Release'],
    endings: ['canceled', 'rejected', 'none'],
    shop: waitsForMerchant((orderId) => ({ command: 'cancel', orderId })),
  },
  {
    name: 'an order that the merchant forgets',
    callers: ['CheckApproval'],
    endings: ['canceled', 'rejected', 'none'],
    shop: stays(madeToOrder),
  },
  {
    name: 'an order that is refunded in two parts',
    callers: ['Orders'],
    endings: ['refunded', 'paid', 'rejected', 'none'],
    shop: async (world) => {
      await placeUntilAnswered(world, { key: scenarioKey });
      await pause(30_000);
      const orderId = orderIdOf(checkoutIdOf(scenarioKey));
      await world.command({ command: 'refund', orderId, refundId: 'one', amountMinor: 400 });
      await world.command({ command: 'refund', orderId, refundId: 'rest' });
    },
  },
  {
    name: 'the last one was sold meanwhile',
    callers: ['CreateOrder', 'Release'],
    isMeddledWith: true,
    endings: ['rejected', 'paid', 'none'],
    stock: { lamp: 1 },
    shop: async (world) => {
      const other = 'scenario-key-0002';
      await Promise.all([
        placeUntilAnswered(world, { key: other, ...lamp }),
        placeUntilAnswered(world, { key: scenarioKey, ...lamp }),
      ]);
    },
  },
];
