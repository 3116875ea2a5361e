/**
 * Takes a checkout's execution up: redrives the one that stopped, or starts one that never was.
 * Without the shopper there is no card to ask, so a new one goes to Release, which undoes the
 * payment, or hands an order that exists to Capture. Money is moved by the state machine alone,
 * where an operator can see it, and names make each of these happen once, however many ask.
 */

import type { ExecutionState } from '../aws/executions.ts';
import type { ReleasableDocument } from '../checkout/documents.ts';
import { errorNames } from '../checkout/errors.ts';
import { executionNameOf } from '../checkout/idempotency.ts';
import type { Finding } from '../checkout/verdict.ts';

export type TakeUpServices = {
  readonly describeExecution: (name: string) => Promise<ExecutionState>;
  readonly startExecution: (document: ReleasableDocument, name: string) => Promise<void>;
  readonly redriveExecution: (name: string) => Promise<boolean>;
  /** Whether the checkout's status is another one by now than the one that it is taken up for. */
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
 * A checkout that is younger is on its way: its shopper is still looking at it, and the API may
 * still be about to start its execution.
 */
export const youngMs = 60_000;

/** Errors that a redrive would only meet again. */
const forGood: ReadonlySet<string> = new Set([
  errorNames.paymentRefused,
  errorNames.recordsDisagree,
  errorNames.recordUnreadable,
  errorNames.invalidDocument,
]);

/**
 * `occasion` is what the checkout is taken up for, as `requires_capture`: once its first execution
 * has ended, each occasion has one execution of its own, and what that leaves undone is a person's.
 */
export const takeUp =
  (services: TakeUpServices) =>
  async (document: ReleasableDocument, occasion: string): Promise<TakenUp> => {
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
          if (forGood.has(execution.error ?? '')) {
            return { kind: 'alarm', finding: 'failed_for_good' };
          }
          if (await services.redriveExecution(name)) return { kind: 'redriven' };
          // Somebody else has just redriven it, or it stopped too long ago.
          if ((await services.describeExecution(name)).kind === 'running') {
            return { kind: 'running' };
          }
          break;
        case 'succeeded':
          // It may have ended only just now, after the checkout was looked at.
          if (await services.hasMovedOn()) return { kind: 'moved_on' };
          break;
      }
    }
    return { kind: 'alarm', finding: 'settled_in_vain' };
  };
