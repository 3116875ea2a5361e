/** The attempts at an execution's tasks, one after the other, each with a token of its own. */
import type { TaskTokens } from './task-tokens.ts';
import type { Task } from './tasks.ts';

export type Attempts = {
  /** What `$$.Task` is in the definition's paths. */
  readonly context: { readonly Token: string };
  /** Runs the task with the token that its Parameters have named, if they have. */
  readonly run: (task: Task, input: unknown) => Promise<unknown>;
  /** The execution was stopped: ends the wait that there is, and begins nothing any more. */
  readonly stop: () => void;
};

export const attemptsOf = (executionName: string, tokens: TaskTokens): Attempts => {
  let next: string | undefined;
  let current: string | undefined;
  let isStopped = false;
  const issued = (): string => {
    next ??= tokens.issue(executionName);
    return next;
  };
  return {
    context: {
      get Token() {
        return issued();
      },
    },
    run: async (task, input) => {
      // The interpreter goes on with the retries of the state that it was stopped in, without
      // waits: an answer at once ends them, and its timers.
      if (isStopped) return null;
      current = issued();
      next = undefined;
      return task(input, { token: current, tokens });
    },
    stop: () => {
      isStopped = true;
      if (current !== undefined) tokens.abandon(current);
    },
  };
};
