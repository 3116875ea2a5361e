/** Step Functions' actions on executions and on the tokens of waiting states. */
import type { Definition } from '../step-functions/definition.ts';
import type { Execution } from '../step-functions/execution.ts';
import { ExecutionAlreadyExists, type Executions } from '../step-functions/executions.ts';
import { historyOf } from '../step-functions/history.ts';
import { type Actions, inSeconds, nameIn } from './actions.ts';
import { AwsError } from './aws-error.ts';

export type StateMachine = {
  readonly executions: Executions;
  readonly stateMachineArn: string;
  readonly definition: Definition;
};

const summaryOf = ({ arn, name, status, startedAt, endedAt }: Execution) => ({
  executionArn: arn,
  name,
  status,
  stateMachineArn: arn.replace(':execution:', ':stateMachine:').replace(/:[^:]+$/, ''),
  startDate: inSeconds(startedAt),
  ...(endedAt !== undefined && { stopDate: inSeconds(endedAt) }),
});

export const stepFunctionsActions = (machine: StateMachine): Actions => ({
  ...executionActions(machine),
  ...tokenActions(machine),
  'AWSStepFunctions.ListStateMachines': () => ({
    stateMachines: [
      {
        stateMachineArn: machine.stateMachineArn,
        name: nameIn(machine.stateMachineArn),
        type: 'STANDARD',
        creationDate: 0,
      },
    ],
  }),
  'AWSStepFunctions.DescribeStateMachine': ({ stateMachineArn = '' }) => ({
    stateMachineArn,
    name: nameIn(stateMachineArn),
    type: 'STANDARD',
    status: 'ACTIVE',
    definition: JSON.stringify(machine.definition),
  }),
});

const executionActions = ({ executions, definition }: StateMachine): Actions => {
  const executionOf = (executionArn = ''): Execution => {
    const execution = executions.get(nameIn(executionArn));
    if (execution !== undefined) return execution;
    throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
  };
  return {
    'AWSStepFunctions.StartExecution': ({ name = '', input = '{}' }) => {
      try {
        const { arn, startedAt } = executions.start(name, JSON.parse(input));
        return { executionArn: arn, startDate: inSeconds(startedAt) };
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
        throw new AwsError(error.name, error.message);
      }
    },
    'AWSStepFunctions.DescribeExecution': ({ executionArn }) => {
      const execution = executionOf(executionArn);
      return {
        ...summaryOf(execution),
        redriveCount: execution.redriveCount,
        input: JSON.stringify(execution.input),
        ...(execution.output !== undefined && { output: JSON.stringify(execution.output) }),
        ...(execution.error !== undefined && { error: execution.error, cause: execution.cause }),
      };
    },
    'AWSStepFunctions.ListExecutions': ({ statusFilter }) => ({
      executions: executions
        .list()
        .filter(({ status }) => statusFilter === undefined || status === statusFilter)
        .map(summaryOf),
    }),
    'AWSStepFunctions.GetExecutionHistory': ({ executionArn, reverseOrder }) => {
      const events = historyOf(executionOf(executionArn), definition);
      return { events: reverseOrder ? events.toReversed() : events };
    },
    'AWSStepFunctions.StopExecution': async ({ executionArn }) => {
      await executions.abort(executionOf(executionArn).name);
      return { stopDate: inSeconds(Date.now()) };
    },
    'AWSStepFunctions.RedriveExecution': ({ executionArn }) => {
      const { name, status } = executionOf(executionArn);
      if (status === 'RUNNING' || status === 'SUCCEEDED') {
        throw new AwsError(
          'ExecutionNotRedrivable',
          `Execution is ${status} and cannot be redriven`,
        );
      }
      executions.redrive(name);
      return { redriveDate: inSeconds(Date.now()) };
    },
  };
};

const tokenActions = ({ executions: { tokens } }: StateMachine): Actions => ({
  'AWSStepFunctions.SendTaskSuccess': ({ taskToken = '', output = '' }) => {
    tokens.succeed(taskToken, output);
    return {};
  },
  'AWSStepFunctions.SendTaskFailure': ({ taskToken = '', error = '', cause = '' }) => {
    tokens.fail(taskToken, error, cause);
    return {};
  },
  'AWSStepFunctions.SendTaskHeartbeat': ({ taskToken = '' }) => {
    tokens.heartbeat(taskToken);
    return {};
  },
});
