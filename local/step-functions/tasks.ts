/** What a Task state calls: a Lambda function, or DynamoDB by Step Functions' own integration. */
import { callDynamoDb, DynamoDbError } from '../dynamodb/call.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import type { State } from './definition.ts';
import type { TaskTokens } from './task-tokens.ts';
import { waitingTask } from './waiting-task.ts';

/** `stopped` aborts when the execution is stopped. */
export type Task = (input: unknown, stopped: AbortSignal) => Promise<unknown>;

type Targets = {
  readonly lambdaByArn: (arn: string) => LambdaFunction | undefined;
  readonly dynamoDbUrl: string;
  readonly tokens: TaskTokens;
  readonly tokenWaitMs?: number | undefined;
};

/** A failure with the name that Retry and Catch see. */
class TaskError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const integration = /^arn:aws:states:::dynamodb:(getItem|putItem|updateItem|deleteItem)$/;

/** The task of a state. Throws an Error for a resource that can't be called here. */
export const taskOf = (name: string, state: State, targets: Targets): Task => {
  const { Resource = '', Parameters = {} } = state;
  const lambda = targets.lambdaByArn(Resource);
  if (lambda !== undefined) return (input) => lambda.invoke(input);
  const action = integration.exec(Resource)?.[1];
  if (action !== undefined) return (input) => integrated(targets.dynamoDbUrl, action, input);
  const awaited = targets.lambdaByArn(String(Parameters.FunctionName));
  if (Resource === 'arn:aws:states:::lambda:invoke.waitForTaskToken' && awaited !== undefined) {
    return waitingTask(state, awaited, targets.tokens, targets.tokenWaitMs);
  }
  throw new Error(
    `State ${name} calls ${Resource}, which can't be run here: teach local/step-functions/tasks.ts.`,
  );
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
