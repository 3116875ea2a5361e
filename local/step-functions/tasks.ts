/** What a Task state calls: a Lambda function, or DynamoDB through Step Functions' integration. */
import { callDynamoDb, DynamoDbError } from '../dynamodb/call.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import { type State, waitsForToken } from './definition.ts';
import { TaskError } from './task-error.ts';
import type { TaskTokens } from './task-tokens.ts';

/** The work of a state: gets its input after Parameters, and the token of this attempt. */
export type Task = (input: unknown, attempt: Attempt) => Promise<unknown>;

export type Attempt = { readonly token: string; readonly tokens: TaskTokens };

type Targets = {
  readonly lambdaByArn: (arn: string) => LambdaFunction | undefined;
  readonly dynamoDbUrl: string;
};

const integration = /^arn:aws:states:::dynamodb:(getItem|putItem|updateItem|deleteItem)$/;

/** The function that a Task state calls, if it calls one. */
export const lambdaOf = (
  state: State,
  lambdaByArn: Targets['lambdaByArn'],
): LambdaFunction | undefined =>
  lambdaByArn(
    waitsForToken(state) ? String(state.Parameters?.FunctionName) : (state.Resource ?? ''),
  );

/** The task of a state. Throws an Error for a resource that can't be called here. */
export const taskOf = (name: string, state: State, targets: Targets): Task => {
  const { Resource = '', Parameters, TimeoutSecondsPath } = state;
  const lambda = lambdaOf(state, targets.lambdaByArn);
  if (lambda !== undefined && waitsForToken(state)) return waiting(lambda);
  if (Parameters !== undefined && TimeoutSecondsPath !== undefined) {
    throw new Error(
      `State ${name} has both Parameters and TimeoutSecondsPath, which can't be run here: ` +
        'teach local/step-functions/definition.ts, or give it TimeoutSeconds.',
    );
  }
  if (lambda !== undefined) return (input) => lambda.invoke(input);
  const action = integration.exec(Resource)?.[1];
  if (action !== undefined) return (input) => integrated(targets.dynamoDbUrl, action, input);
  throw new Error(
    `State ${name} calls ${Resource}, which can't be run here: teach local/step-functions/tasks.ts.`,
  );
};

type WaitInput = { readonly Payload?: unknown; readonly timeoutSeconds: number };

/**
 * Calls the function and ends when the token comes back, which may be before the function returns.
 * If the function fails, the task fails; what the function returns is ignored.
 */
const waiting =
  (lambda: LambdaFunction): Task =>
  async (input, { token, tokens }) => {
    const { Payload = {}, timeoutSeconds } = input as WaitInput;
    // The interpreter fails such a state itself. AWS does not call the function either.
    if (!Number.isInteger(timeoutSeconds) || timeoutSeconds < 1) return null;
    const answer = tokens.open(token, timeoutSeconds);
    try {
      return await Promise.race([answer, lambda.invoke(Payload).then(() => answer)]);
    } finally {
      tokens.close(token);
    }
  };

/** Errors of the optimized integration are named after the service: `DynamoDB.<error>`. */
const integrated = async (url: string, action: string, input: unknown): Promise<unknown> => {
  try {
    return await callDynamoDb(url, action.charAt(0).toUpperCase() + action.slice(1), input);
  } catch (error) {
    if (!(error instanceof DynamoDbError)) throw error;
    throw new TaskError(`DynamoDB.${error.name}`, error.message);
  }
};
