import {
  type Definition,
  forInterpreter,
  type State,
  waitsForToken,
} from '../../../local/step-functions/definition.ts';
import { asking, caught, waiting } from './waiting.ts';

const minuteMs = 60_000;
const longestSeconds = 2_147_483;
const definitionOf = (state: State): Definition => ({ StartAt: 'Only', States: { Only: state } });
/** The one state as the interpreter gets it. */
const only = (state: State, tokenWaitMs?: number) =>
  forInterpreter(definitionOf(state), tokenWaitMs).States.Only;

test('a state waits for its token when the integration says so', () => {
  expect(waitsForToken(asking('arn'))).toBe(true);
  expect(waitsForToken({ Type: 'Task', Resource: 'arn' })).toBe(false);
  expect(waitsForToken({ ...asking('arn'), Type: 'Pass' })).toBe(false);
});

test('a task without a timeout gets the longest that a timer of Node’s can have', () => {
  expect(only({ Type: 'Task', Resource: 'arn' })).toEqual({
    Type: 'Task',
    Resource: 'arn',
    TimeoutSeconds: longestSeconds,
  });
});

test.each([
  [900, 900],
  [99_999_999, longestSeconds],
])('a task with a timeout of %d s has one of %d s', (TimeoutSeconds, expected) => {
  expect(only({ Type: 'Task', Resource: 'arn', TimeoutSeconds })).toMatchObject({
    TimeoutSeconds: expected,
  });
});

test('a task that waits is told its timeout', () => {
  expect(only(asking('arn'))).toMatchObject({ Parameters: { timeoutSeconds: 900 } });
});

test('a timeout by a path is looked up before the Parameters are made', () => {
  const { TimeoutSeconds: _, ...state } = asking('arn', { TimeoutSecondsPath: '$.patience' });
  expect(only(state)).toMatchObject({
    Parameters: { FunctionName: 'arn', 'timeoutSeconds.$': '$.patience' },
    TimeoutSecondsPath: '$.timeoutSeconds',
  });
});

test('a time for all states that wait is in seconds, rounded up, and only for them', () => {
  expect(only(asking('arn'), 1200)).toMatchObject({ TimeoutSeconds: 2 });
  expect(only({ Type: 'Task', Resource: 'arn', TimeoutSeconds: 900 }, 1200)).toMatchObject({
    TimeoutSeconds: 900,
  });
});

test('a state that is not a task stays as it is, and so does the definition that was given', () => {
  const definition: Definition = {
    StartAt: 'A',
    States: { A: asking('arn', { Next: 'B' }), B: { Type: 'Succeed' } },
  };
  const before = JSON.stringify(definition);
  expect(forInterpreter(definition).States.B).toEqual({ Type: 'Succeed' });
  expect(JSON.stringify(definition)).toBe(before);
});

describe('in the interpreter', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
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

  test('a time to wait that is not a whole number from 1 fails the execution, and asks nobody', async () => {
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
});
