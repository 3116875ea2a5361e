/**
 * Ends a wait for the merchant that goes on although its order has ended: another execution of the
 * checkout has ended it, after its hold was canceled or captured in Stripe's dashboard. The state
 * that waited then reads the order, and finds nothing left to do.
 */
import type { OrderId } from '../checkout/ids.ts';
import type { Order } from '../store/order-row.ts';

export type LeftWaitServices = {
  /** Resolves to whether something waited for the token. */
  readonly sendTaskSuccess: (taskToken: string, output: unknown) => Promise<boolean>;
  readonly forgetApproval: (orderId: OrderId, taskToken: string) => Promise<void>;
};

/** Whether something may still wait for the decision on an order that has ended. */
export const isLeftWaiting = ({ status, approvalToken }: Order): boolean =>
  status !== 'confirmed' && approvalToken !== undefined;

/**
 * Resolves to whether something waited. The token is sent before it is forgotten, so that a repeat
 * after a failure sends it again.
 */
export const endLeftWait =
  ({ sendTaskSuccess, forgetApproval }: LeftWaitServices) =>
  async (order: Order): Promise<boolean> => {
    const { id, approvalToken } = order;
    if (!isLeftWaiting(order) || approvalToken === undefined) return false;
    const hasWaited = await sendTaskSuccess(approvalToken, {});
    await forgetApproval(id, approvalToken);
    return hasWaited;
  };
