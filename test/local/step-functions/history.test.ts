import { Executions } from '../../../local/step-functions/executions.ts';
import { historyOf, waitOf } from '../../../local/step-functions/history.ts';
import { caught, waiting } from './waiting.ts';

const minuteMs = 60_000;
const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:Tested';

describe('the history of a task', () => {
  /** What becomes of one execution with this task, whose failures are retried when Busy. */
  const ended = async (task: (input: unknown) => Promise<unknown>) => {
    const definition = {
      StartAt: 'Only',
      States: {
        Only: { Type: 'Task', Resource: 'only', End: true, Retry: [{ ErrorEquals: ['Busy'] }] },
      },
    };
    const tasks = { Only: task };
    const executions = new Executions({ stateMachineArn, definition, tasks, retryDelayMs: 0 });
    executions.start('a', { n: 1 });
    const execution = await executions.whenEnded('a');
    if (execution === undefined) throw new Error('It was started.');
    return historyOf(execution, definition);
  };

  test('is numbered from 1, with inputs and outputs as texts and times in seconds', async () => {
    const events = await ended(async () => ({ n: 2 }));
    expect(events.map(({ id, previousEventId, type }) => [id, previousEventId, type])).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 1, 'TaskStateEntered'],
      [3, 2, 'TaskStateExited'],
      [4, 3, 'ExecutionSucceeded'],
    ]);
    expect(events[1]).toMatchObject({
      stateEnteredEventDetails: { name: 'Only', input: '{"n":1}' },
    });
    expect(events[2]).toMatchObject({
      stateExitedEventDetails: { name: 'Only', output: '{"n":2}' },
    });
    expect(Math.abs((events[0]?.timestamp ?? 0) - Date.now() / 1000)).toBeLessThan(60);
  });

  test('shows a failure with its name and cause, and a retry by the failure before it', async () => {
    const names = ['Busy', 'Down'];
    const events = await ended(() =>
      Promise.reject(Object.assign(new Error('why'), { name: names.shift() })),
    );
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskFailed',
      'TaskFailed',
      'ExecutionFailed',
    ]);
    expect(events[2]).toMatchObject({ taskFailedEventDetails: { error: 'Busy', cause: 'why' } });
    expect(events[4]).toMatchObject({ executionFailedEventDetails: { error: 'Down' } });
  });
});

describe('the history of a wait', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('is as AWS writes it, and has no token in it', async () => {
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

  test('that timed out and was caught shows no success', async () => {
    const { executions, definition, untilAsked } = waiting({ Catch: caught });
    executions.start('a', {});
    await untilAsked();
    await jest.advanceTimersByTimeAsync(15 * minuteMs);
    const ended = await executions.whenEnded('a');
    const types = ended && historyOf(ended, definition).map(({ type }) => type);
    expect(types?.slice(3, 6)).toEqual(['TaskStarted', 'TaskTimedOut', 'TaskStateExited']);
    expect(types).not.toContain('TaskSucceeded');
  });
});
