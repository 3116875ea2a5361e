import { type Engine, startEngine } from '../../../local/dynamodb/engine.ts';
import type { State } from '../../../local/step-functions/definition.ts';
import { TaskTokens } from '../../../local/step-functions/task-tokens.ts';
import { lambdaOf as taskLambda, taskOf } from '../../../local/step-functions/tasks.ts';
import { lambdaOf } from '../lambda-of.ts';
import { asking, caught, waiting } from './waiting.ts';

const attempt = () => {
  const tokens = new TaskTokens(() => true);
  return { token: tokens.issue('chk_1'), tokens };
};
const { lambda, arn, byArn } = lambdaOf('Ask', (event) => ({ seen: event }));
const targets = { lambdaByArn: byArn, dynamoDbUrl: '' };

describe('a state that calls a function', () => {
  test('is that function’s, whether it waits for a token or not', () => {
    expect(taskLambda({ Type: 'Task', Resource: arn }, byArn)).toBe(lambda);
    expect(taskLambda(asking(arn), byArn)).toBe(lambda);
    expect(taskLambda({ Type: 'Succeed' }, byArn)).toBeUndefined();
  });

  test('gives what the function gives', async () => {
    const task = taskOf('Ask', { Type: 'Task', Resource: arn }, targets);
    expect(await task({ n: 1 }, attempt())).toEqual({ seen: { n: 1 } });
  });
});

test.each<[string, State, RegExp]>([
  [
    'a queue',
    { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage' },
    /State Ask calls arn:aws:states:::sqs:sendMessage, which can't be run here/,
  ],
  [
    'a function with Parameters and a timeout by a path',
    { Type: 'Task', Resource: arn, Parameters: {}, TimeoutSecondsPath: '$.n' },
    /State Ask has both Parameters and TimeoutSecondsPath/,
  ],
])('a state for %s can’t be run here, and is named', (_, state, sentence) => {
  expect(() => taskOf('Ask', state, targets)).toThrow(sentence);
});

describe('a state that calls DynamoDB by itself', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.stop());
  const getItem = (dynamoDbUrl: string) =>
    taskOf(
      'Get',
      { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:getItem' },
      {
        ...targets,
        dynamoDbUrl,
      },
    );

  test('fails with errors that are named after the service', async () => {
    const input = { TableName: 'Missing', Key: { id: { S: 'a' } } };
    await expect(getItem(engine.url)(input, attempt())).rejects.toMatchObject({
      name: 'DynamoDB.ResourceNotFoundException',
    });
    await expect(getItem('http://127.0.0.1:1')(input, attempt())).rejects.toMatchObject({
      name: 'DynamoDB.SdkClientException',
    });
  });
});

describe('a state that waits for its token', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    // Nothing that has ended leaves a timer behind.
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });
  const minuteMs = 60_000;
  const timedOut = expect.objectContaining({ name: 'TaskTimedOut' });

  test('the function gets the document and a token, and the state goes on with what comes back', async () => {
    const { executions, asked, untilAsked, tokens } = waiting({}, () => 'not looked at');
    executions.start('a', { n: 1 });
    const token = await untilAsked();
    await jest.advanceTimersByTimeAsync(10 * minuteMs);
    expect(executions.get('a')?.status).toBe('RUNNING');
    tokens.succeed(token, '{"answer":2}');
    expect(await executions.whenEnded('a')).toMatchObject({
      status: 'SUCCEEDED',
      output: { answer: 2 },
    });
    expect(asked).toEqual([
      { taskToken: expect.stringMatching(/^.{100,2048}$/), document: { n: 1 } },
    ]);
  });

  test('a token may come back before the function has returned', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { executions, untilAsked, tokens } = waiting({}, () => promise);
    executions.start('a', {});
    tokens.succeed(await untilAsked(), '"early"');
    expect(await executions.whenEnded('a')).toMatchObject({ output: 'early' });
    resolve();
  });

  test('a function that fails after its token came back changes nothing', async () => {
    const { promise, reject } = Promise.withResolvers<void>();
    const { executions, untilAsked, tokens } = waiting({}, () => promise);
    executions.start('a', {});
    tokens.succeed(await untilAsked(), '"early"');
    reject(new Error('late'));
    expect(await executions.whenEnded('a')).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('a failure that comes back is caught by its name', async () => {
    const { executions, untilAsked, tokens } = waiting({ Catch: caught });
    executions.start('a', { n: 1 });
    tokens.fail(await untilAsked(), 'Refused', 'by the merchant');
    expect(await executions.whenEnded('a')).toMatchObject({
      status: 'SUCCEEDED',
      output: { n: 1, why: { Error: 'Refused', Cause: 'by the merchant' } },
    });
  });

  test('a function that fails is asked again, with a new token', async () => {
    const failures = ['Busy'];
    const { executions, untilAsked, tokens } = waiting(
      { Retry: [{ ErrorEquals: ['Busy'] }] },
      () => {
        const name = failures.pop();
        if (name !== undefined) throw Object.assign(new Error('why'), { name });
      },
    );
    executions.start('a', {});
    const first = await untilAsked(1);
    const second = await untilAsked(2);
    expect(second).not.toBe(first);
    expect(() => tokens.succeed(first, '1')).toThrow(timedOut);
    tokens.succeed(second, '2');
    expect(await executions.whenEnded('a')).toMatchObject({ output: 2 });
  });

  test('a token that stays away ends the state by States.Timeout, and is late then', async () => {
    const { executions, untilAsked, tokens } = waiting({ Catch: caught });
    executions.start('a', {});
    const token = await untilAsked();
    await jest.advanceTimersByTimeAsync(15 * minuteMs - 1);
    expect(executions.get('a')?.status).toBe('RUNNING');
    await jest.advanceTimersByTimeAsync(1);
    expect(await executions.whenEnded('a')).toMatchObject({
      output: { why: { Error: 'States.Timeout' } },
    });
    expect(() => tokens.succeed(token, '1')).toThrow(timedOut);
  });

  test('ResultPath null keeps the document', async () => {
    const { executions, untilAsked, tokens } = waiting({ ResultPath: null });
    executions.start('a', { n: 1 });
    tokens.succeed(await untilAsked(), '{"n":2}');
    expect(await executions.whenEnded('a')).toMatchObject({ output: { n: 1 } });
  });

  test('an execution that is stopped ends its wait; a redrive asks with a new token', async () => {
    const { executions, untilAsked, tokens } = waiting();
    executions.start('a', { n: 1 });
    const first = await untilAsked(1);
    await executions.abort('a');
    expect(executions.get('a')?.status).toBe('ABORTED');
    expect(jest.getTimerCount()).toBe(0);
    expect(() => tokens.succeed(first, '1')).toThrow(timedOut);
    executions.redrive('a');
    const second = await untilAsked(2);
    expect(() => tokens.succeed(first, '1')).toThrow(timedOut);
    tokens.succeed(second, '2');
    expect(await executions.whenEnded('a')).toMatchObject({ status: 'SUCCEEDED', output: 2 });
  });
});
