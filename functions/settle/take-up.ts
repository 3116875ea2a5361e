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
import type { Finding } from '../checkout/verdict.ts';

export type TakeUpServices = {
  readonly describeExecution: (name: string) => Promise<ExecutionState>;
  readonly startExecution: (document: ReleasableDocument, name: string) => Promise<void>;
  readonly redriveExecution: (name: string) => Promise<boolean>;
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

/** The errors that a redrive would only run into again. */
const forGood: ReadonlySet<string> = new Set([
  errorNames.paymentRefused,
  errorNames.recordsDisagree,
  errorNames.recordUnreadable,
  errorNames.invalidDocument,
]);

/**
 * `occasion` is the status because of which the checkout is taken up, such as `requires_capture`.
 * After the checkout's first execution has ended, there is one further execution for each occasion.
 * If that one does not settle the checkout either, a person has to.
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
