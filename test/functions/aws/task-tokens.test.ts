import {
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { sendTaskSuccess } from '../../../functions/aws/task-tokens.ts';
import { failureOf } from '../../support/failure-of.ts';

const stepFunctions = mockClient(SFNClient);
const send = () => sendTaskSuccess(new SFNClient({}))('a-token', { outcome: 'authorized' });
const error = { message: 'No', $metadata: {} };

beforeEach(() => stepFunctions.reset());

describe('a task token', () => {
  test('is sent back with what its state goes on with', async () => {
    stepFunctions.on(SendTaskSuccessCommand).resolves({});
    expect(await send()).toBe(true);
    expect(stepFunctions.calls()[0]?.args[0].input).toEqual({
      taskToken: 'a-token',
      output: '{"outcome":"authorized"}',
    });
  });

  test.each([
    ['was sent before, or too late', new TaskTimedOut(error)],
    ['is of an execution that is gone', new TaskDoesNotExist(error)],
    ['is not a token', new InvalidToken(error)],
  ])('that %s wakes nobody', async (_, refusal) => {
    stepFunctions.on(SendTaskSuccessCommand).rejects(refusal);
    expect(await send()).toBe(false);
  });

  test('is sent again when Step Functions can’t say, and the error does not show it', async () => {
    const away = Object.assign(new Error('a-token'), { name: 'ServiceUnavailable' });
    stepFunctions.on(SendTaskSuccessCommand).rejects(away);
    const failure = await failureOf(send);
    expect([failure.name, failure.message]).toEqual([
      'StepFunctionsUnavailable',
      'Step Functions answered ServiceUnavailable.',
    ]);
    expect(failure.cause).toBe(away);
  });
});
