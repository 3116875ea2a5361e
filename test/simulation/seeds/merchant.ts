/** The merchant's commands, each for one of the orders that exist. */
import type { Command } from '../../../functions/checkout/commands.ts';
import { isOrderId, type OrderId } from '../../../functions/checkout/ids.ts';
import type { World } from '../world/world.ts';
import type { MerchantAct } from './plan.ts';

/** `refundId` names the refund, when it is one. */
export const giveCommand = async (
  world: World,
  what: MerchantAct,
  which: number,
  refundId: string,
): Promise<void> => {
  const orders = await world.application.rows('TablesOrders');
  const ids = orders.flatMap(({ id }) => (isOrderId(id) ? id : [])).sort();
  const orderId = ids[which % ids.length];
  if (orderId !== undefined) await world.command(commandOf(what, orderId, refundId));
};

const commandOf = (what: MerchantAct, orderId: OrderId, refundId: string): Command => {
  switch (what) {
    case 'approve':
      return { command: 'approve', orderId };
    case 'approve for less':
      return { command: 'approve', orderId, amountMinor: 1000 };
    case 'cancel':
      return { command: 'cancel', orderId };
    case 'refund':
      return { command: 'refund', orderId, refundId };
    case 'refund a part':
      return { command: 'refund', orderId, refundId, amountMinor: 300 };
  }
};
