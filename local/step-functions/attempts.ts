/** The attempts at the tasks of one execution. Each attempt has a token of its own. */
import type { TaskTokens } from './task-tokens.ts';
import type { Task } from './tasks.ts';

export type Attempts = {
  /** What `$$.Task` is in the definition's paths. */
  readonly context: { readonly Token: string };
  /**
   * Runs the task with the token that its Parameters have got from `context`, or with a new one.
   */
  readonly run: (task: Task, input: unknown) => Promise<unknown>;
  /** The execution was stopped: ends its wait for a token, and runs no task any more. */
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
      // The interpreter still retries the state in which it was stopped, without pauses. An
      // immediate answer ends these retries and their timers.
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
