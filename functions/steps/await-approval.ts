/**
 * AwaitApproval leaves the order with the merchant, while the state waits for its token until just
 * before the hold ends. A repeat puts its own token in the place of the one before; one that comes
 * so late that it would wait past that moment has the wait reckoned anew.
 */
import { isWaitOutdated } from '../checkout/approval.ts';
import { type ApprovalWait, approvalWait } from '../checkout/documents.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { orderIdOf } from '../checkout/idempotency.ts';
import type { OrderId } from '../checkout/ids.ts';
import { tableNames } from '../lambda/settings.ts';
import { waitingStep } from '../lambda/step.ts';
import { beginApproval } from '../store/approvals.ts';
import { openStore } from '../store/store.ts';

type Services = {
  readonly beginApproval: (orderId: OrderId, taskToken: string) => Promise<void>;
  readonly now: () => number;
};

export const awaitApproval =
  (services: Services) =>
  async ({ taskToken, document }: ApprovalWait): Promise<void> => {
    const { approvalSeconds: waitSeconds } = document;
    if (isWaitOutdated(document, { waitSeconds, nowMs: services.now() })) {
      throw new CheckoutError(
        errorNames.waitOutdated,
        `A wait of ${waitSeconds} s would outlast the hold by now.`,
      );
    }
    await services.beginApproval(orderIdOf(document.checkoutId), taskToken);
  };

const store = openStore(tableNames('orders'));

export const handler = waitingStep(
  approvalWait,
  awaitApproval({
    beginApproval: beginApproval(store),
    now: Date.now,
  }),
);
