/**
 * AwaitApproval leaves the order with the merchant, while the state waits for its token until just
 * before the hold ends. A repeat puts its own token in the place of the one before.
 */
import { type ApprovalWait, approvalWait } from '../checkout/documents.ts';
import { orderIdOf } from '../checkout/idempotency.ts';
import { settings } from '../lambda/settings.ts';
import { waitingStep } from '../lambda/step.ts';
import { beginApproval } from '../services/approvals.ts';
import { storeClient } from '../services/store.ts';

type Services = {
  readonly beginApproval: (orderId: string, taskToken: string) => Promise<void>;
};

export const awaitApproval =
  (services: Services) =>
  ({ taskToken, document }: ApprovalWait): Promise<void> =>
    services.beginApproval(orderIdOf(document.checkoutId), taskToken);

const { ORDERS_TABLE } = settings('ORDERS_TABLE');

export const handler = waitingStep(
  approvalWait,
  awaitApproval({
    beginApproval: beginApproval({ client: storeClient(), ordersTable: ORDERS_TABLE }),
  }),
);
