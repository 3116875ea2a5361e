/** Tokens of states that wait: sent back once, whoever comes first. */
import {
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { CheckoutError, errorNames } from '../checkout/errors.ts';

/**
 * Lets the state that waits for this token go on with `output`. Returns false when nothing waits
 * for it any more: somebody else sent it, or its time is over. Throws `StepFunctionsUnavailable` when Step
 * Functions can't say; a repeat is safe.
 */
export const sendTaskSuccess =
  (client: SFNClient) =>
  async (taskToken: string, output: unknown): Promise<boolean> => {
    try {
      await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
      return true;
    } catch (error) {
      if (isOver(error)) return false;
      const name = error instanceof Error ? error.name : 'an unknown error';
      throw new CheckoutError(
        errorNames.stepFunctionsUnavailable,
        `Step Functions answered ${name}.`,
        {
          cause: error,
        },
      );
    }
  };

const isOver = (error: unknown): boolean =>
  error instanceof TaskTimedOut ||
  error instanceof TaskDoesNotExist ||
  error instanceof InvalidToken;
