/**
 * Takes a checkout up: redrives its execution that stopped, or starts one when there is none. A new
 * execution has no card token, so it goes to Release, which undoes the payment, or passes an
 * existing order on to Capture. Only the state machine moves money, where an operator can see it.
 * Executions have names, so each is started once, however many callers there are.
 */

import type { ExecutionState } from '../aws/executions.ts';
import type { ReleasableDocument } from '../checkout/documents.ts';
import { errorNames } from '../checkout/errors.ts';
import { executionNameOf } from '../checkout/idempotency.ts';
import type { PaymentIntentId } from '../checkout/ids.ts';
import { isRefusedForDispute, refusedPaymentIn } from '../checkout/refused-payment.ts';
import type { Finding } from '../checkout/verdict.ts';
import type { PaymentRecord } from '../stripe/records.ts';

export type TakeUpServices = {
  readonly describeExecution: (name: string) => Promise<ExecutionState>;
  readonly startExecution: (document: ReleasableDocument, name: string) => Promise<void>;
  readonly redriveExecution: (name: string) => Promise<boolean>;
  readonly fetchPayment: (id: PaymentIntentId) => Promise<PaymentRecord | undefined>;
  /** Whether the checkout's status has changed since it was read. */
  readonly hasMovedOn: () => Promise<boolean>;
  readonly now: () => number;
};

export type TakenUp =
  | { readonly kind: 'running' }
  | { readonly kind: 'too_young' }
  | { readonly kind: 'redriven' }
  | { readonly kind: 'started' }
  | { readonly kind: 'moved_on' }
  | { readonly kind: 'alarm'; readonly finding: Finding };

/**
 * A younger checkout is left alone: its shopper is still there, and the API may be about to start
 * its execution.
 */
export const youngMs = 60_000;

/** The errors that a redrive meets again, unless something has changed since. */
const lasting: ReadonlySet<string> = new Set([
  errorNames.paymentRefused,
  errorNames.recordsDisagree,
  errorNames.recordUnreadable,
  errorNames.invalidDocument,
]);

/**
 * After this time such an execution is redriven all the same: what it met may have been mended, or
 * have passed, without anything that could be seen from here.
 */
const tryAgainMs = 24 * 60 * 60 * 1000;

/** Why a checkout is taken up. */
export type Reason = {
  /**
   * The status because of which it is taken up, such as `requires_capture`. After the checkout's
   * first execution has ended, there is one further execution for each. If that one does not settle
   * the checkout either, a person has to.
   */
  readonly occasion: string;
  /** Whether Stripe says that something has just happened to the payment. */
  readonly isNews: boolean;
};

export const takeUp =
  (services: TakeUpServices) =>
  async (document: ReleasableDocument, { occasion, isNews }: Reason): Promise<TakenUp> => {
    const { checkoutId, placedAt } = document;
    for (const name of [checkoutId, executionNameOf(checkoutId, occasion)]) {
      const execution = await services.describeExecution(name);
      switch (execution.kind) {
        case 'running':
          return { kind: 'running' };
        case 'none':
          if (name === checkoutId && services.now() - Date.parse(placedAt) < youngMs) {
            return { kind: 'too_young' };
          }
          await services.startExecution(document, name);
          return { kind: 'started' };
        case 'stopped':
          if (!isNews && (await wouldFailAgain(services, execution))) {
            const isDisputed = isRefusedForDispute(execution.cause ?? '');
            return { kind: 'alarm', finding: isDisputed ? 'refund_blocked' : 'failed_for_good' };
          }
          if (await services.redriveExecution(name)) return { kind: 'redriven' };
          // It was not redriven: somebody else has just done it, or it stopped too long ago.
          if ((await services.describeExecution(name)).kind === 'running') {
            return { kind: 'running' };
          }
          break;
        case 'succeeded':
          // It may have ended only just now, after the checkout was read.
          if (await services.hasMovedOn()) return { kind: 'moved_on' };
          break;
      }
    }
    return { kind: 'alarm', finding: 'settled_in_vain' };
  };

type Stopped = Extract<ExecutionState, { kind: 'stopped' }>;

/** Whether a redrive would only meet the same error again. */
const wouldFailAgain = async (
  { now, fetchPayment }: TakeUpServices,
  { error = '', cause = '', stoppedAtMs }: Stopped,
): Promise<boolean> => {
  if (!lasting.has(error) || now() - stoppedAtMs >= tryAgainMs) return false;
  const refused = refusedPaymentIn(cause);
  if (refused === undefined) return true;
  const payment = await fetchPayment(refused.paymentIntentId);
  return payment === undefined || payment.status === refused.status;
};
