/**
 * The attempts at the tasks of one execution. Each attempt has a token of its own, and a number
 * that begins anew with each state that is entered.
 */
import type { TaskTokens } from './task-tokens.ts';
import type { Task } from './tasks.ts';

export type Attempts = {
  /** What `$$.Task` and `$$.State` are in the definition's paths. */
  readonly context: {
    readonly Task: { readonly Token: string };
    readonly State: { readonly EnteredTime: string; readonly RetryCount: number };
  };
  /** A state is entered, for the first time or again; its retries do not enter it. */
  readonly enter: () => void;
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
  let enteredAt = Date.now();
  let made = 0;
  const issued = (): string => {
    next ??= tokens.issue(executionName);
    return next;
  };
  return {
    context: {
      Task: {
        get Token() {
          return issued();
        },
      },
      State: {
        get EnteredTime() {
          return new Date(enteredAt).toISOString();
        },
        get RetryCount() {
          return made;
        },
      },
    },
    enter: () => {
      enteredAt = Date.now();
      made = 0;
    },
    run: async (task, input) => {
      made += 1;
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
