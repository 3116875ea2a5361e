/** How shoppers go about it: what the fault matrix runs, once for each thing that can go wrong. */
import type { Order, World } from './world.ts';

export type Scenario = {
  readonly name: string;
  /** Whose calls are made to fail in it: those that no scenario before it has had. */
  readonly callers: readonly string[];
  /** Whether people meddle in it: where that is not as in another one. */
  readonly isMeddledWith?: true;
  /** Stock that differs from the catalogue's. */
  readonly stock?: Readonly<Record<string, number>>;
  /** Statuses that it may end with, whatever fails; the first one when nothing does. */
  readonly endings: readonly string[];
  readonly shop: (world: World) => Promise<void>;
};

/** Of the checkout that is watched. */
export const scenarioKey = 'scenario-key-0001';

/** The page repeats a request that got no answer, under the same key, for as long as it is open. */
export const placeUntilAnswered = async (world: World, order: Order): Promise<number> => {
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const { status } = await world.place(order);
    if (status < 500) return status;
    await new Promise<void>((resolve) => void setTimeout(resolve, 2000));
  }
  return 503;
};

const stays =
  (order: Omit<Order, 'key'>): Scenario['shop'] =>
  async (world) => {
    await placeUntilAnswered(world, { key: scenarioKey, ...order });
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
    name: 'a card that asks for the bank’s step',
    callers: ['StateMachine', 'Authorize', 'Release'],
    isMeddledWith: true,
    endings: ['declined', 'rejected', 'none'],
    shop: stays({ payment: { paymentMethod: 'pm_card_threeDSecure2Required' } }),
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
