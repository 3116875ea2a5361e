/** Calls the stack's function Orders with the caller's own AWS credentials. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Answer, Command } from '../../functions/checkout/commands.ts';

export type Target = {
  readonly stack: string;
  readonly region?: string | undefined;
  /** Of the AWS services on this machine, instead of AWS. */
  readonly endpoint?: string | undefined;
};

/** On one machine nobody asks for them, and the SDK wants some. */
const atHome = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * The function's answer. Throws an Error that says what to do when there is none: whether the
 * command was carried out is then not known, and giving the same one again is safe.
 */
export const invoke =
  ({ stack, region, endpoint }: Target) =>
  async (command: Command): Promise<Answer> => {
    const FunctionName = `${stack}-Orders`;
    const client = new LambdaClient({
      ...(region !== undefined && { region }),
      ...(endpoint !== undefined && { endpoint, region: 'us-east-1', credentials: atHome }),
    });
    try {
      const { Payload, FunctionError } = await client.send(
        new InvokeCommand({ FunctionName, Payload: JSON.stringify(command) }),
      );
      if (FunctionError === undefined) return JSON.parse(Buffer.from(Payload ?? []).toString());
    } catch (error) {
      throw new Error(sentenceOf(error as Error, FunctionName, endpoint), { cause: error });
    } finally {
      client.destroy();
    }
    throw new Error(
      `${FunctionName} failed: its log says why. It is safe to give the command again.`,
    );
  };

const sentenceOf = ({ name, message }: Error, functionName: string, endpoint?: string): string => {
  switch (name) {
    case 'ResourceNotFoundException':
      return `There is no function ${functionName} in this account and region: is --stack or --region another one?`;
    case 'AccessDeniedException':
      return `Your AWS credentials may not call ${functionName}: take the role of the stack's output MerchantRoleArn.`;
    case 'CredentialsProviderError':
      return 'There are no AWS credentials: set AWS_PROFILE, or log in as you do for the AWS CLI.';
    default:
      return endpoint === undefined
        ? `AWS could not be asked (${name}: ${message}). It is safe to give the same command again.`
        : `Nothing answers at ${endpoint}: is \`npm start\` running, and is --port its port? (${name})`;
  }
};
