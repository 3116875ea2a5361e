/** The AWS endpoint: Step Functions and Secrets Manager in AWS's own JSON protocols. */
import type { HttpAnswer, HttpRequest } from './http-api/gateway.ts';
import { jsonAnswer } from './http-server.ts';
import type { Secrets, Stage } from './secrets.ts';
import {
  type Execution,
  ExecutionAlreadyExists,
  type Executions,
} from './step-functions/executions.ts';
import { historyOf } from './step-functions/history.ts';
import { TaskTokenError, type TaskTokens } from './step-functions/task-tokens.ts';

type Services = {
  readonly executions: Executions;
  readonly tokens: TaskTokens;
  readonly secrets: Secrets;
  readonly stateMachineArn: string;
  readonly definition: unknown;
};
type Input = Readonly<Record<string, string | undefined>>;
type Action = (services: Services, input: Input) => unknown;

/** An error as AWS's protocols carry it: its name in `__type`. */
class AwsError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const nameIn = (arn = ''): string => arn.split(':').at(-1) ?? '';
const seconds = (ms: number): number => ms / 1000;

const executionOf = ({ executions }: Services, { executionArn }: Input): Execution => {
  const execution = executions.get(nameIn(executionArn));
  if (execution !== undefined) return execution;
  throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
};

const summaryOf = ({ arn, name, status, startedAt, endedAt }: Execution) => ({
  executionArn: arn,
  name,
  status,
  stateMachineArn: arn.replace(':execution:', ':stateMachine:').replace(/:[^:]+$/, ''),
  startDate: seconds(startedAt),
  ...(endedAt !== undefined && { stopDate: seconds(endedAt) }),
});

const actions: Readonly<Record<string, Action>> = {
  'AWSStepFunctions.StartExecution': ({ executions }, { name = '', input = '{}' }) => {
    const { arn, startedAt } = executions.start(name, JSON.parse(input));
    return { executionArn: arn, startDate: seconds(startedAt) };
  },
  'AWSStepFunctions.DescribeExecution': (services, input) => {
    const execution = executionOf(services, input);
    return {
      ...summaryOf(execution),
      input: JSON.stringify(execution.input),
      ...(execution.output !== undefined && { output: JSON.stringify(execution.output) }),
      ...(execution.error !== undefined && { error: execution.error, cause: execution.cause }),
    };
  },
  'AWSStepFunctions.ListExecutions': ({ executions }, { statusFilter }) => ({
    executions: executions
      .list()
      .filter(({ status }) => statusFilter === undefined || status === statusFilter)
      .map(summaryOf),
  }),
  'AWSStepFunctions.GetExecutionHistory': (services, input) => {
    const events = historyOf(executionOf(services, input));
    return { events: input.reverseOrder ? events.toReversed() : events };
  },
  'AWSStepFunctions.StopExecution': async (services, input) => {
    const { name } = executionOf(services, input);
    await services.executions.abort(name);
    return { stopDate: seconds(Date.now()) };
  },
  'AWSStepFunctions.RedriveExecution': (services, input) => {
    const { name, status } = executionOf(services, input);
    if (status === 'RUNNING' || status === 'SUCCEEDED') {
      throw new AwsError('ExecutionNotRedrivable', `Execution is ${status} and cannot be redriven`);
    }
    services.executions.redrive(name);
    return { redriveDate: seconds(Date.now()) };
  },
  'AWSStepFunctions.SendTaskSuccess': ({ tokens }, { taskToken = '', output = '{}' }) => {
    tokens.succeed(taskToken, output);
    return {};
  },
  'AWSStepFunctions.SendTaskFailure': ({ tokens }, { taskToken = '', error = '', cause = '' }) => {
    tokens.fail(taskToken, error, cause);
    return {};
  },
  'AWSStepFunctions.SendTaskHeartbeat': ({ tokens }, { taskToken = '' }) => {
    tokens.assertWaiting(taskToken);
    return {};
  },
  'AWSStepFunctions.ListStateMachines': ({ stateMachineArn }) => ({
    stateMachines: [
      { stateMachineArn, name: nameIn(stateMachineArn), type: 'STANDARD', creationDate: 0 },
    ],
  }),
  'AWSStepFunctions.DescribeStateMachine': ({ definition }, { stateMachineArn = '' }) => ({
    stateMachineArn,
    name: nameIn(stateMachineArn),
    type: 'STANDARD',
    status: 'ACTIVE',
    definition: JSON.stringify(definition),
  }),
  'secretsmanager.GetSecretValue': ({ secrets }, { SecretId = '', VersionStage }) => {
    const version = secrets.get(SecretId, VersionStage as Stage | undefined);
    if (version === undefined) {
      throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the secret.");
    }
    return {
      ARN: SecretId,
      Name: nameIn(SecretId),
      SecretString: version.value,
      CreatedDate: seconds(version.createdAtMs),
    };
  },
  'secretsmanager.PutSecretValue': ({ secrets }, { SecretId = '', SecretString = '' }) => {
    secrets.put(SecretId, SecretString);
    return { ARN: SecretId, Name: nameIn(SecretId) };
  },
};

/** Answers one call of the AWS protocols. */
export const awsEndpoint =
  (services: Services) =>
  async ({ headers, body }: HttpRequest): Promise<HttpAnswer> => {
    const target = headers['x-amz-target'] ?? '';
    const type = headers['content-type'] ?? 'application/x-amz-json-1.0';
    const action = actions[target];
    try {
      if (action === undefined) {
        throw new AwsError('UnknownOperationException', `${target} can't be called here.`);
      }
      const input = JSON.parse(body.toString('utf8') || '{}') as Input;
      return jsonAnswer(200, await action(services, input), type);
    } catch (error) {
      const isNamed =
        error instanceof AwsError ||
        error instanceof ExecutionAlreadyExists ||
        error instanceof TaskTokenError;
      const name = isNamed ? error.name : 'InternalFailure';
      const message = error instanceof Error ? error.message : String(error);
      return jsonAnswer(isNamed ? 400 : 500, { __type: name, message }, type);
    }
  };
