/** How shoppers and the merchant go about it when nothing unusual happens. */
import type { Command } from '../../../functions/checkout/commands.ts';
import { checkoutIdOf, orderIdOf } from '../../../functions/checkout/idempotency.ts';
import type { OrderId } from '../../../functions/checkout/ids.ts';
import { canaryAddress } from '../world/canaries.ts';
import { pause } from '../world/virtual-time.ts';
import type { Scenario } from './scenario.ts';
import { chair, placeUntilAnswered, scenarioKey, soldMeanwhile } from './shopping.ts';

const stays =
  (order: Parameters<typeof placeUntilAnswered>[1]): Scenario['shop'] =>
  async (world) => {
    await placeUntilAnswered(world, order);
  };

const askedByBank = { payment: { paymentMethod: 'pm_card_threeDSecure2Required' } };

/** The page shows the bank's step as soon as it is told to, and says when it is over. */
const takesBankStep =
  (agrees: boolean): Scenario['shop'] =>
  async (world) => {
    await placeUntilAnswered(world, { ...askedByBank });
    const id = checkoutIdOf(scenarioKey);
    for (let look = 0; look < 12; look += 1) {
      const { status } = await world.view(id);
      if (status === 'requires_action') world.answerBank(id, agrees);
      if (status === 'requires_action') await world.authenticated(id);
      else if (status !== 'processing') return;
      await pause(2000);
    }
  };

/** The merchant decides an hour later. */
const waitsForMerchant =
  (decision: (orderId: OrderId) => Command): Scenario['shop'] =>
  async (world) => {
    await placeUntilAnswered(world, chair);
    await pause(60 * 60 * 1000);
    await world.command(decision(orderIdOf(checkoutIdOf(scenarioKey))));
  };

/** A cart that is sent, taxed and discounted. */
const poster = {
  items: [{ sku: 'poster', quantity: 1 }],
  expectedTotal: 2400 - 500 + 600 + 138,
  shipping: canaryAddress,
  promotionCode: 'FIVER',
};

/** The page's whole way: the catalogue, a quote, the order, and another look at it. */
const buysByThePage: Scenario['shop'] = async (world) => {
  await world.browse(poster);
  await placeUntilAnswered(world, { ...poster });
};

export const ordinary: readonly Scenario[] = [
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
    isPaired: true,
    endings: ['paid', 'rejected', 'none'],
    shop: buysByThePage,
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
      await Promise.all([placeUntilAnswered(world, {}), placeUntilAnswered(world, {})]);
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
    isMeddledWith: true,
    endings: ['expired', 'rejected', 'none'],
    shop: stays(askedByBank),
  },
  {
    name: 'a bank that asks, and a shopper who agrees',
    callers: ['AwaitAuthentication', 'Authentication'],
    isMeddledWith: true,
    isPaired: true,
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
    isPaired: true,
    endings: ['paid', 'canceled', 'rejected', 'none'],
    shop: waitsForMerchant((orderId) => ({ command: 'approve', orderId, amountMinor: 20000 })),
  },
  {
    name: 'an order that the merchant cancels',
    callers: ['CheckApproval', 'Release'],
    isMeddledWith: true,
    endings: ['canceled', 'rejected', 'none'],
    shop: waitsForMerchant((orderId) => ({ command: 'cancel', orderId })),
  },
  {
    name: 'an order that the merchant forgets',
    callers: ['CheckApproval'],
    isMeddledWith: true,
    endings: ['canceled', 'rejected', 'none'],
    shop: stays(chair),
  },
  {
    name: 'an order that is refunded in two parts',
    callers: ['Orders'],
    endings: ['refunded', 'paid', 'rejected', 'none'],
    shop: async (world) => {
      await placeUntilAnswered(world, {});
      await pause(30_000);
      const orderId = orderIdOf(checkoutIdOf(scenarioKey));
      await world.command({ command: 'list' });
      await world.command({ command: 'refund', orderId, refundId: 'one', amountMinor: 400 });
      await world.command({ command: 'refund', orderId, refundId: 'rest' });
      await world.command({ command: 'show', orderId });
    },
  },
  {
    name: 'the last one was sold meanwhile',
    callers: ['CreateOrder', 'Release'],
    isMeddledWith: true,
    isPaired: true,
    endings: ['rejected', 'paid', 'none'],
    stock: { lamp: 1 },
    shop: soldMeanwhile,
  },
];
