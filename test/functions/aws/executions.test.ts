import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  ExecutionNotRedrivable,
  type ExecutionStatus,
  ListExecutionsCommand,
  type ListExecutionsInput,
  RedriveExecutionCommand,
  SFNClient,
  SFNServiceException,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import {
  describeExecution,
  listStopped,
  redriveExecution,
  startExecution,
} from '../../../functions/aws/executions.ts';
import { checkoutDocumentOf, checkoutId, placedAtMs } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';

const stepFunctions = mockClient(SFNClient);
const machine = {
  client: new SFNClient({}),
  stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:Shop',
};
const start = () => startExecution(machine)(checkoutDocumentOf());
const executionArn = `arn:aws:states:us-east-1:000000000000:execution:Shop:${checkoutId}`;
const metadata = { $metadata: {}, message: 'ada@example.com' };

const sfnError = (name: string) => new SFNServiceException({ ...metadata, name, $fault: 'client' });

beforeEach(() => stepFunctions.reset());

describe('starting a checkout’s execution', () => {
  test('names it by the checkout, so that it is started once', async () => {
    stepFunctions.on(StartExecutionCommand).resolves({});
    await start();
    expect(stepFunctions.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: machine.stateMachineArn,
      name: checkoutId,
      input: JSON.stringify(checkoutDocumentOf()),
    });
  });

  test('may be under another name, for a further occasion', async () => {
    stepFunctions.on(StartExecutionCommand).resolves({});
    await startExecution(machine)(checkoutDocumentOf(), `${checkoutId}-requires_capture`);
    expect(stepFunctions.commandCalls(StartExecutionCommand)[0]?.args[0].input.name).toBe(
      `${checkoutId}-requires_capture`,
    );
  });

  test('a second time finds the first', async () => {
    stepFunctions.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(metadata));
    expect(await start()).toBeUndefined();
  });

  test.each(['ThrottlingException', 'ExecutionLimitExceeded', 'StateMachineDoesNotExist'])(
    'is StepFunctionsUnavailable after %s, without its message',
    async (name) => {
      const error = sfnError(name);
      stepFunctions.on(StartExecutionCommand).rejects(error);
      const failure = await failureOf(start);
      expect([failure.name, failure.message]).toEqual([
        'StepFunctionsUnavailable',
        `Step Functions answered ${name}.`,
      ]);
      expect(failure.cause).toBe(error);
    },
  );

  test('is StepFunctionsUnavailable when the connection fails', async () => {
    stepFunctions.on(StartExecutionCommand).rejects(new TypeError('fetch failed'));
    expect((await failureOf(start)).message).toBe('Step Functions answered TypeError.');
  });
});

describe('an execution', () => {
  const describeIt = () => describeExecution(machine)(checkoutId);
  const stands = (status: ExecutionStatus, error?: string) =>
    stepFunctions.on(DescribeExecutionCommand).resolves({
      status,
      ...(error && { error, cause: 'Its sentence.' }),
      stopDate: new Date(placedAtMs),
    });

  test('is looked up by its machine and its name', async () => {
    stands('RUNNING');
    await describeIt();
    expect(stepFunctions.commandCalls(DescribeExecutionCommand)[0]?.args[0].input).toEqual({
      executionArn,
    });
  });

  test.each(['RUNNING', 'PENDING_REDRIVE'] as const)('that is %s runs', async (status) => {
    stands(status);
    expect(await describeIt()).toEqual({ kind: 'running' });
  });

  test('that is SUCCEEDED succeeded', async () => {
    stands('SUCCEEDED');
    expect(await describeIt()).toEqual({ kind: 'succeeded' });
  });

  test('that FAILED stopped, by its error and that error’s sentence, at its time', async () => {
    stands('FAILED', 'StripeUnavailable');
    expect(await describeIt()).toEqual({
      kind: 'stopped',
      stoppedAtMs: placedAtMs,
      error: 'StripeUnavailable',
      cause: 'Its sentence.',
    });
  });

  test.each(['ABORTED', 'TIMED_OUT'] as const)('that is %s stopped', async (status) => {
    stands(status);
    expect(await describeIt()).toStrictEqual({ kind: 'stopped', stoppedAtMs: placedAtMs });
  });

  test('that does not exist is none, and not an outage', async () => {
    stepFunctions.on(DescribeExecutionCommand).rejects(new ExecutionDoesNotExist(metadata));
    expect(await describeIt()).toEqual({ kind: 'none' });
  });

  test('that can’t be looked up now is StepFunctionsUnavailable', async () => {
    stepFunctions.on(DescribeExecutionCommand).rejects(sfnError('ThrottlingException'));
    expect((await failureOf(describeIt)).name).toBe('StepFunctionsUnavailable');
  });
});

describe('redriving an execution', () => {
  const redrive = () => redriveExecution(machine)(checkoutId);

  test('is asked for by its machine and its name', async () => {
    stepFunctions.on(RedriveExecutionCommand).resolves({});
    expect(await redrive()).toBe(true);
    expect(stepFunctions.commandCalls(RedriveExecutionCommand)[0]?.args[0].input).toEqual({
      executionArn,
    });
  });

  test('that can’t be redriven is an answer: it runs already, or stopped too long ago', async () => {
    stepFunctions.on(RedriveExecutionCommand).rejects(new ExecutionNotRedrivable(metadata));
    expect(await redrive()).toBe(false);
  });

  test('is StepFunctionsUnavailable when Step Functions can’t be asked now', async () => {
    stepFunctions.on(RedriveExecutionCommand).rejects(sfnError('ThrottlingException'));
    expect((await failureOf(redrive)).name).toBe('StepFunctionsUnavailable');
  });
});

describe('the executions that stopped', () => {
  const list = (sinceMs = placedAtMs) => listStopped(machine)(sinceMs);
  const at = (name: string, startMs: number) => ({
    executionArn: `arn:${name}`,
    stateMachineArn: machine.stateMachineArn,
    name,
    status: 'FAILED' as const,
    startDate: new Date(startMs),
  });
  /** Pages by status; what was asked, in order. */
  const pages = (byStatus: Partial<Record<ExecutionStatus, ReturnType<typeof at>[][]>>) => {
    const asked: string[] = [];
    stepFunctions.on(ListExecutionsCommand).callsFake((input: ListExecutionsInput) => {
      const { statusFilter = 'RUNNING', nextToken = '0', stateMachineArn } = input;
      expect(stateMachineArn).toBe(machine.stateMachineArn);
      asked.push(`${statusFilter} ${nextToken}`);
      const ofStatus = byStatus[statusFilter] ?? [];
      const next = Number(nextToken) + 1;
      return {
        executions: ofStatus[Number(nextToken)] ?? [],
        ...(next < ofStatus.length && { nextToken: String(next) }),
      };
    });
    return asked;
  };

  test('are those that failed, timed out and were stopped by hand', async () => {
    pages({
      FAILED: [[at('a', placedAtMs + 2)], [at('b', placedAtMs + 1)]],
      TIMED_OUT: [[at('c', placedAtMs)]],
      ABORTED: [[at('d', placedAtMs + 9)]],
      SUCCEEDED: [[at('e', placedAtMs)]],
    });
    expect(await list()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('are listed only as far back as they are young enough', async () => {
    const asked = pages({
      FAILED: [[at('a', placedAtMs), at('b', placedAtMs - 1)], [at('c', placedAtMs - 2)]],
    });
    expect(await list()).toEqual(['a']);
    expect(asked).toEqual(['FAILED 0', 'TIMED_OUT 0', 'ABORTED 0']);
  });

  test('can’t be listed while Step Functions is away', async () => {
    stepFunctions.on(ListExecutionsCommand).rejects(sfnError('ThrottlingException'));
    expect((await failureOf(list)).name).toBe('StepFunctionsUnavailable');
  });
});
