/**
 * Task tokens: what a state that waits hands out, and what ends its wait when it comes back. A token
 * says which execution it is of, so that a used one is told from an invented one after a restart too.
 */
import { randomBytes } from 'node:crypto';
import { AwsError } from '../aws/aws-error.ts';
import { TaskError } from './task-error.ts';

type Wait = {
  readonly settle: (outcome: unknown) => void;
  readonly fail: (error: TaskError) => void;
  readonly timer: NodeJS.Timeout | undefined;
};

/** As long as AWS's may be: 2048 characters at most, and too many to guess. */
const randomLength = 192;

export class TaskTokens {
  readonly #waits = new Map<string, Wait>();
  readonly #isKnown: (executionName: string) => boolean;

  /** `isKnown` says which executions there have ever been. */
  constructor(isKnown: (executionName: string) => boolean) {
    this.#isKnown = isKnown;
  }

  /** A new token for a task of this execution; it counts from `open` on. */
  issue(executionName: string): string {
    const name = Buffer.from(executionName).toString('base64url');
    return `${randomBytes(randomLength).toString('base64url')}.${name}`;
  }

  /**
   * Waits for the token: resolves with the output that it comes back with, rejects with the failure.
   * After `timeoutSeconds` the token is over and the promise stays as it is: the interpreter, whose
   * own timer runs beside this one, ends the state by States.Timeout.
   */
  open(token: string, timeoutSeconds: number | undefined): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const timer =
      timeoutSeconds === undefined
        ? undefined
        : setTimeout(() => this.close(token), timeoutSeconds * 1000);
    this.#waits.set(token, { settle: resolve, fail: reject, timer });
    return promise;
  }

  /** The state is over, in whatever way: the token is good no more. A repeat does nothing. */
  close(token: string): void {
    clearTimeout(this.#waits.get(token)?.timer);
    this.#waits.delete(token);
  }

  /** Ends the wait of an execution that was stopped; what the state then gives is not looked at. */
  abandon(token: string): void {
    const wait = this.#waits.get(token);
    this.close(token);
    wait?.settle(null);
  }

  /**
   * Ends the wait with an output, given as JSON. Throws an `AwsError`: `InvalidOutput` when it is no
   * JSON, `TaskTimedOut` when the token is over (used, too late, its execution stopped),
   * `InvalidToken` when there never was such a token.
   */
  succeed(token: string, output: string): void {
    const parsed = parse(output);
    this.#take(token).settle(parsed);
  }

  /** Ends the wait with a failure, by the name that Retry and Catch see. Throws as `succeed`. */
  fail(token: string, error: string, cause: string): void {
    this.#take(token).fail(new TaskError(error, cause));
  }

  /** Throws as `succeed` when nothing waits for the token any more. */
  heartbeat(token: string): void {
    this.#get(token);
  }

  #take(token: string): Wait {
    const wait = this.#get(token);
    this.close(token);
    return wait;
  }

  #get(token: string): Wait {
    const wait = this.#waits.get(token);
    if (wait !== undefined) return wait;
    if (this.#isKnown(executionOf(token))) {
      throw new AwsError(
        'TaskTimedOut',
        'Task Timed Out: the token was used, its time is over, or its execution has ended.',
      );
    }
    throw new AwsError('InvalidToken', 'Invalid Token: there never was such a token.');
  }
}

const executionOf = (token: string): string => {
  const [random = '', name = ''] = token.split('.');
  const isWhole = Buffer.from(random, 'base64url').byteLength === randomLength;
  return isWhole ? Buffer.from(name, 'base64url').toString() : '';
};

const parse = (output: string): unknown => {
  try {
    return JSON.parse(output);
  } catch {
    throw new AwsError('InvalidOutput', 'Invalid Output: it must be a JSON text.');
  }
};
