import type { LambdaFunction } from '../../../local/lambda/function.ts';
import type { Definition, State } from '../../../local/step-functions/definition.ts';
import { Executions } from '../../../local/step-functions/executions.ts';
import { historyOf, waitOf } from '../../../local/step-functions/history.ts';
import { taskOf } from '../../../local/step-functions/tasks.ts';

const minuteMs = 60_000;
const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:Ask';

/** As the CDK writes it for an invocation that waits for its token. */
const asking = (overrides: Partial<State> = {}): State => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Parameters: {
    FunctionName: functionArn,
    Payload: { 'taskToken.$': '$$.Task.Token', 'document.$': '$' },
  },
  ...(overrides.TimeoutSecondsPath === undefined && { TimeoutSeconds: 900 }),
  End: true,
  ...overrides,
});

type Asked = { readonly taskToken: string; readonly document: unknown };

/** Executions of one state that waits, and of what may follow it; `ask` is its function. */
const waiting = (
  state: Partial<State> = {},
  ask: (event: Asked) => unknown = () => undefined,
  tokenWaitMs?: number,
) => {
  const asked: Asked[] = [];
  const lambda = {
    invoke: async (event: unknown) => {
      asked.push(event as Asked);
      return ask(event as Asked);
    },
  } as Partial<LambdaFunction> as LambdaFunction;
  const definition: Definition = {
    StartAt: 'Ask',
    States: { Ask: asking(state), Late: { Type: 'Succeed' } },
  };
  const executions = new Executions({
    stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:Tested',
    definition,
    tasks: {
      Ask: taskOf('Ask', asking(state), {
        lambdaByArn: (arn) => (arn === functionArn ? lambda : undefined),
        dynamoDbUrl: '',
      }),
    },
    retryDelayMs: 0,
    ...(tokenWaitMs !== undefined && { tokenWaitMs }),
  });
  const untilAsked = async (times = 1): Promise<string> => {
    while (asked.length < times) await jest.advanceTimersByTimeAsync(0);
    await jest.advanceTimersByTimeAsync(0);
    return asked[times - 1]?.taskToken ?? '';
  };
  return { executions, definition, asked, untilAsked, tokens: executions.tokens };
};

const caught = [{ ErrorEquals: ['States.Timeout', 'Refused'], ResultPath: '$.why', Next: 'Late' }];
const timedOut = expect.objectContaining({ name: 'TaskTimedOut' });

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  // Nothing that has ended leaves a timer behind.
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

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

test('a token is good once, and one that never was is told apart', async () => {
  const { executions, untilAsked, tokens } = waiting();
  executions.start('a', {});
  const token = await untilAsked();
  tokens.heartbeat(token);
  tokens.succeed(token, 'null');
  expect(() => tokens.succeed(token, 'null')).toThrow(timedOut);
  expect(() => tokens.fail(token, 'Refused', 'why')).toThrow(timedOut);
  expect(() => tokens.heartbeat(token)).toThrow(timedOut);
  expect(() => tokens.heartbeat('invented')).toThrow(
    expect.objectContaining({ name: 'InvalidToken' }),
  );
  expect(await executions.whenEnded('a')).toMatchObject({ output: null });
});

test('an output that is no JSON is refused, and the state waits on', async () => {
  const { executions, untilAsked, tokens } = waiting();
  executions.start('a', {});
  const token = await untilAsked();
  expect(() => tokens.succeed(token, 'no')).toThrow(
    expect.objectContaining({ name: 'InvalidOutput' }),
  );
  tokens.succeed(token, '1');
  expect(await executions.whenEnded('a')).toMatchObject({ output: 1 });
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
  const { executions, untilAsked, tokens } = waiting({ Retry: [{ ErrorEquals: ['Busy'] }] }, () => {
    const name = failures.pop();
    if (name !== undefined) throw Object.assign(new Error('why'), { name });
  });
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

test('the time to wait may be in the document, and lasts for days', async () => {
  const { executions, untilAsked } = waiting({
    TimeoutSecondsPath: '$.patienceSeconds',
    Catch: caught,
  });
  executions.start('a', { patienceSeconds: 6 * 24 * 3600 });
  await untilAsked();
  await jest.advanceTimersByTimeAsync(6 * 24 * 60 * minuteMs - 1);
  expect(executions.get('a')?.status).toBe('RUNNING');
  await jest.advanceTimersByTimeAsync(1);
  expect(await executions.whenEnded('a')).toMatchObject({
    output: { why: { Error: 'States.Timeout' } },
  });
});

test('the time to wait may be set for all states', async () => {
  const state = { TimeoutSecondsPath: '$.patienceSeconds', Catch: caught };
  const { executions, untilAsked } = waiting(state, undefined, 8000);
  executions.start('a', { patienceSeconds: 900 });
  await untilAsked();
  await jest.advanceTimersByTimeAsync(8000);
  expect(await executions.whenEnded('a')).toMatchObject({
    output: { why: { Error: 'States.Timeout' } },
  });
});

test('a time to wait that is no whole number from 1 fails the execution, and asks nobody', async () => {
  const { executions, asked } = waiting({
    TimeoutSecondsPath: '$.patienceSeconds',
    Catch: caught,
  });
  executions.start('a', { patienceSeconds: 0 });
  expect(await executions.whenEnded('a')).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
  });
  expect(asked).toEqual([]);
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

test('the history tells of the wait as AWS does, and has no token in it', async () => {
  const { executions, definition, untilAsked, tokens } = waiting();
  executions.start('a', {});
  const token = await untilAsked();
  const execution = executions.get('a');
  if (execution === undefined) throw new Error('It was started.');
  expect(waitOf(execution, definition)).toEqual({ state: 'Ask', since: expect.any(Number) });
  tokens.succeed(token, '1');
  await executions.whenEnded('a');
  expect(waitOf(execution, definition)).toBeUndefined();
  const events = historyOf(execution, definition);
  expect(events.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'TaskScheduled',
    'TaskStarted',
    'TaskSucceeded',
    'TaskStateExited',
    'ExecutionSucceeded',
  ]);
  expect(JSON.stringify([events, execution])).not.toContain(token.slice(0, 20));
});

test('the history of a wait that was too long and caught tells of no success', async () => {
  const { executions, definition, untilAsked } = waiting({ Catch: caught });
  executions.start('a', {});
  await untilAsked();
  await jest.advanceTimersByTimeAsync(15 * minuteMs);
  const ended = await executions.whenEnded('a');
  const types = ended && historyOf(ended, definition).map(({ type }) => type);
  expect(types?.slice(3, 6)).toEqual(['TaskStarted', 'TaskTimedOut', 'TaskStateExited']);
  expect(types).not.toContain('TaskSucceeded');
});
