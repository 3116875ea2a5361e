/** Starts the checkout's execution, once: the checkout's id is its name. */
import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { CheckoutDocument } from '../checkout/documents.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';

/**
 * Starts the execution named by the checkout's id. A repeat with the same document finds the one
 * that runs, or one that has ended, and starts none. Throws `StoreUnavailable` when Step Functions
 * can't say.
 */
export const startExecution =
  (client: SFNClient, stateMachineArn: string) =>
  async (document: CheckoutDocument): Promise<void> => {
    try {
      await client.send(
        new StartExecutionCommand({
          stateMachineArn,
          name: document.checkoutId,
          input: JSON.stringify(document),
        }),
      );
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return;
      const name = error instanceof Error ? error.name : 'an unknown error';
      throw new CheckoutError(errorNames.storeUnavailable, `Step Functions answered ${name}.`, {
        cause: error,
      });
    }
  };
