import type { Definition } from '../../../local/step-functions/definition.ts';
import { type HistoryEvent, interpret } from '../../../local/step-functions/interpreter.ts';
import { TaskTokens } from '../../../local/step-functions/task-tokens.ts';
import type { Task } from '../../../local/step-functions/tasks.ts';

const definition: Definition = {
  StartAt: 'Only',
  States: {
    Only: {
      Type: 'Task',
      Resource: 'only',
      Parameters: {
        'name.$': '$$.Execution.Name',
        'arn.$': '$$.Execution.Id',
        'redrives.$': '$$.Execution.RedriveCount',
        'retries.$': '$$.State.RetryCount',
        'n.$': '$.n',
      },
      End: true,
      Retry: [{ ErrorEquals: ['Busy'] }],
    },
  },
};
/** A run of one state with this task. */
const running = (task: Task) => {
  const events: HistoryEvent[] = [];
  const run = interpret({
    definition,
    tasks: { Only: task },
    tokens: new TaskTokens(() => true),
    name: 'chk_1',
    arn: 'arn:chk_1',
    redriveCount: 2,
    input: { n: 1 },
    onEvent: (event) => events.push(event),
    retryDelayMs: 0,
  });
  return { ...run, events, types: () => events.map(({ type }) => type) };
};
const named = (name: string) => Object.assign(new Error('why'), { name });

test('a task gets what its Parameters name, the execution’s own name among it', async () => {
  const { ended } = running(async (input) => input);
  expect(await ended).toEqual({
    status: 'SUCCEEDED',
    output: { name: 'chk_1', arn: 'arn:chk_1', redrives: 2, retries: 0, n: 1 },
  });
});

test('a run has ended after its last event', async () => {
  const { ended, types } = running(async () => 1);
  await ended;
  expect(types()).toEqual([
    'ExecutionStarted',
    'StateEntered',
    'StateExited',
    'ExecutionSucceeded',
  ]);
});

test('a failure is reported by the name and the message of the task’s own error', async () => {
  const { ended } = running(() => Promise.reject(named('Down')));
  expect(await ended).toEqual({ status: 'FAILED', error: 'Down', cause: 'why' });
});

test('a retry waits no longer than it is told', async () => {
  const failures = ['Busy', 'Busy'];
  const { ended, types } = running(async (input) => {
    const name = failures.pop();
    if (name !== undefined) throw named(name);
    return input;
  });
  expect(await ended).toMatchObject({ status: 'SUCCEEDED', output: { retries: 2 } });
  expect(types().filter((type) => type === 'StateRetried')).toHaveLength(2);
});

test('a run that is aborted has ended, whatever its task is doing', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const { ended, abort } = running(() => promise);
  abort();
  expect(await ended).toMatchObject({ status: 'ABORTED' });
  resolve(null);
});
