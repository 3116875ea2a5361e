/** Invokes the stack's function Orders with the caller's own AWS credentials. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Answer, Command } from '../../functions/checkout/commands.ts';
import { awsSentenceOf, clientConfiguration } from '../terminal/aws.ts';
import type { Place } from '../terminal/place.ts';
import { CommandFailed } from './command-failed.ts';

export type Call = (command: Command) => Promise<Answer>;

/**
 * Resolves to the function's answer. Without an answer, throws `CommandFailed` (`no_answer`), which
 * says what to do. Nobody knows then whether the command was carried out; it is safe to repeat.
 */
export const invoke =
  (place: Place): Call =>
  async (command) => {
    const FunctionName = `${place.stack}-Orders`;
    const client = new LambdaClient(clientConfiguration(place));
    try {
      const { Payload, FunctionError } = await client.send(
        new InvokeCommand({ FunctionName, Payload: JSON.stringify(command) }),
      );
      if (FunctionError === undefined) return JSON.parse(Buffer.from(Payload ?? []).toString());
    } catch (error) {
      const sentence = awsSentenceOf(error, place, ownSentences(FunctionName));
      throw new CommandFailed('no_answer', sentence, { cause: error });
    } finally {
      client.destroy();
    }
    throw new CommandFailed('no_answer', `${FunctionName} failed: its log says why.`);
  };

const ownSentences = (functionName: string) => ({
  ResourceNotFoundException: `There is no function ${functionName} in this account and region: is --stack or --region another one?`,
  AccessDeniedException: `Your AWS credentials may not call ${functionName}: take the role of the stack's output MerchantRoleArn.`,
});
