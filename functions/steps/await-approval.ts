/**
 * AwaitApproval stores the token with which the merchant's decision continues the execution. The
 * state waits for it until just before the hold ends. A repeat replaces the token, and a write that
 * comes late does not. If a repeat
 * comes so late that it would wait past that moment, it throws `WaitOutdated`, and the workflow
 * computes the wait again.
 */
import { isWaitOutdated } from '../checkout/approval.ts';
import { type ApprovalWait, approvalWait } from '../checkout/documents.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { orderIdOf } from '../checkout/idempotency.ts';
import type { OrderId } from '../checkout/ids.ts';
import { attemptKeyOf } from '../checkout/wait-attempt.ts';
import { tableNames } from '../lambda/settings.ts';
import { waitingStep } from '../lambda/step.ts';
import { type ApprovalToken, beginApproval } from '../store/approvals.ts';
import { openStore } from '../store/store.ts';

type Services = {
  readonly beginApproval: (orderId: OrderId, token: ApprovalToken) => Promise<void>;
  readonly now: () => number;
};

export const awaitApproval =
  (services: Services) =>
  async ({ taskToken, attempt, document }: ApprovalWait): Promise<void> => {
    const { approvalSeconds: waitSeconds } = document;
    if (isWaitOutdated(document, { waitSeconds, nowMs: services.now() })) {
      throw new CheckoutError(
        errorNames.waitOutdated,
        `A wait of ${waitSeconds} s would outlast the hold by now.`,
      );
    }
    await services.beginApproval(orderIdOf(document.checkoutId), {
      taskToken,
      attempt: attemptKeyOf(attempt),
    });
  };

const store = openStore(tableNames('orders'));

export const handler = waitingStep(
  approvalWait,
  awaitApproval({
    beginApproval: beginApproval(store),
    now: Date.now,
  }),
);
