/** The tokens of states that wait (`waitForTaskToken`): each good once, for as long as its state waits. */
import { randomBytes } from 'node:crypto';

type Waiting = {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
};

/** A failure of a call with a token, as the API names it. */
export class TaskTokenError extends Error {
  constructor(name: 'InvalidToken' | 'TaskTimedOut', message: string) {
    super(message);
    this.name = name;
  }
}

/** What a state that waits is given. */
export type TaskToken = {
  readonly token: string;
  /** What comes back with the token. Rejects with a failure that was sent. */
  readonly returned: Promise<unknown>;
  /** From then on the token is good for nothing. */
  readonly end: () => void;
};

const shape = /^AQ[A-Za-z0-9_-]{160}$/;

export class TaskTokens {
  readonly #waiting = new Map<string, Waiting>();

  create(): TaskToken {
    const token = `AQ${randomBytes(120).toString('base64url')}`;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    // Whoever does not wait any more is not told.
    promise.catch(() => {});
    this.#waiting.set(token, { resolve, reject });
    return { token, returned: promise, end: () => void this.#waiting.delete(token) };
  }

  /** Throws `TaskTimedOut` when nothing waits any more, `InvalidToken` for what never was a token. */
  succeed(token: string, output: string): void {
    const { resolve } = this.#take(token);
    resolve(JSON.parse(output));
  }

  /** Fails the state with `error`, as Retry and Catch see it. Throws as `succeed` does. */
  fail(token: string, error: string, cause: string): void {
    const { reject } = this.#take(token);
    reject(Object.assign(new Error(cause), { name: error }));
  }

  /** Throws as `succeed` does. */
  assertWaiting(token: string): void {
    if (!shape.test(token)) throw new TaskTokenError('InvalidToken', 'Invalid Token');
    if (!this.#waiting.has(token)) {
      throw new TaskTokenError(
        'TaskTimedOut',
        'Task Timed Out: the task the token is for has ended, or its time is over.',
      );
    }
  }

  #take(token: string): Waiting {
    this.assertWaiting(token);
    const waiting = this.#waiting.get(token);
    this.#waiting.delete(token);
    if (waiting === undefined) throw new TaskTokenError('TaskTimedOut', 'Task Timed Out');
    return waiting;
  }
}
