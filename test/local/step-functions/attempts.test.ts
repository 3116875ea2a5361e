import { attemptsOf } from '../../../local/step-functions/attempts.ts';
import { TaskTokens } from '../../../local/step-functions/task-tokens.ts';
import type { Task } from '../../../local/step-functions/tasks.ts';

const attempts = () => {
  const tokens = new TaskTokens(() => true);
  return { tokens, ...attemptsOf('chk_1', tokens) };
};
/** A task that gives its token. */
const tokenOf: Task = async (_, { token }) => token;

test('an attempt has the token that its Parameters have named', async () => {
  const { context, run } = attempts();
  const named = context.Task.Token;
  expect(context.Task.Token).toBe(named);
  expect(await run(tokenOf, {})).toBe(named);
});

test('each attempt has a token of its own, also when no Parameters name it', async () => {
  const { run } = attempts();
  expect(await run(tokenOf, {})).not.toBe(await run(tokenOf, {}));
});

describe('a state', () => {
  beforeEach(() => void jest.useFakeTimers({ now: 0 }));
  afterEach(() => void jest.useRealTimers());

  test('keeps the moment at which it was entered through its retries, and counts them', async () => {
    const { context, enter, run } = attempts();
    enter();
    jest.setSystemTime(5000);
    await run(tokenOf, {});
    expect(context.State).toMatchObject({ EnteredTime: '1970-01-01T00:00:00.000Z', RetryCount: 1 });
    enter();
    expect(context.State).toMatchObject({ EnteredTime: '1970-01-01T00:00:05.000Z', RetryCount: 0 });
  });
});

test('a stop ends the wait that there is', async () => {
  const { run, stop } = attempts();
  const outcome = run((_, { token, tokens }) => tokens.open(token, undefined), {});
  stop();
  expect(await outcome).toBeNull();
});

test('after a stop no task is run any more', async () => {
  const { run, stop } = attempts();
  stop();
  let calls = 0;
  const task: Task = async () => {
    calls += 1;
  };
  expect(await run(task, {})).toBeNull();
  expect(calls).toBe(0);
});
