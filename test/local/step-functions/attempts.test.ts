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
  const named = context.Token;
  expect(context.Token).toBe(named);
  expect(await run(tokenOf, {})).toBe(named);
});

test('each attempt has a token of its own, also when no Parameters name it', async () => {
  const { run } = attempts();
  expect(await run(tokenOf, {})).not.toBe(await run(tokenOf, {}));
});

test('a stop ends the wait that is under way', async () => {
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
