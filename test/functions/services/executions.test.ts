import {
  ExecutionAlreadyExists,
  SFNClient,
  SFNServiceException,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { startExecution } from '../../../functions/services/executions.ts';
import { checkoutDocumentOf, checkoutId } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';

const stepFunctions = mockClient(SFNClient);
const machine = { client: new SFNClient({}), stateMachineArn: 'arn:checkout' };
const start = () => startExecution(machine)(checkoutDocumentOf());
const metadata = { $metadata: {}, message: 'ada@example.com' };

beforeEach(() => stepFunctions.reset());

describe('starting a checkout’s execution', () => {
  test('names it by the checkout, so that it is started once', async () => {
    stepFunctions.on(StartExecutionCommand).resolves({});
    await start();
    expect(stepFunctions.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: 'arn:checkout',
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
    'is StoreUnavailable after %s, without its message',
    async (name) => {
      const error = new SFNServiceException({ ...metadata, name, $fault: 'client' });
      stepFunctions.on(StartExecutionCommand).rejects(error);
      const failure = await failureOf(start);
      expect([failure.name, failure.message]).toEqual([
        'StoreUnavailable',
        `Step Functions answered ${name}.`,
      ]);
      expect(failure.cause).toBe(error);
    },
  );

  test('is StoreUnavailable when the connection fails', async () => {
    stepFunctions.on(StartExecutionCommand).rejects(new TypeError('fetch failed'));
    expect((await failureOf(start)).message).toBe('Step Functions answered TypeError.');
  });
});
