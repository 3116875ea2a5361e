/** Sends back the token of a state that waits. Only the first one to send it has an effect. */
import {
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { CheckoutError, errorNames } from '../checkout/errors.ts';

/**
 * Lets the state that waits for this token go on with `output`. Resolves to false when nothing
 * waits for the token any more: somebody else sent it, or the wait has ended. Throws
 * `StepFunctionsUnavailable` when Step Functions does not answer; a repeat is safe.
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
