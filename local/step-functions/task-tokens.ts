/**
 * Task tokens: a waiting state gives one out, and its wait ends when that token comes back. A token
 * contains its execution's name, so that a used token is told from an invented one even after a
 * restart.
 */
import { randomBytes } from 'node:crypto';
import { AwsError } from '../aws/aws-error.ts';
import { TaskError } from './task-error.ts';

type Wait = {
  readonly settle: (outcome: unknown) => void;
  readonly fail: (error: TaskError) => void;
  readonly timer: NodeJS.Timeout | undefined;
};

/** Bytes. Too many to guess, and short enough for AWS's limit of 2048 characters. */
const randomLength = 192;

export class TaskTokens {
  readonly #waits = new Map<string, Wait>();
  readonly #isKnown: (executionName: string) => boolean;

  /** `isKnown` says whether there has ever been an execution with this name. */
  constructor(isKnown: (executionName: string) => boolean) {
    this.#isKnown = isKnown;
  }

  /** A new token for a task of this execution. It is accepted from `open` on. */
  issue(executionName: string): string {
    const name = Buffer.from(executionName).toString('base64url');
    return `${randomBytes(randomLength).toString('base64url')}.${name}`;
  }

  /**
   * Waits for the token: resolves with the output, or rejects with the failure, that comes back
   * with it. After `timeoutSeconds` the token is not accepted any more, and the promise never
   * settles: the interpreter has a timer of its own, which ends the state with States.Timeout.
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

  /** The state has ended: the token is not accepted any more. A repeat does nothing. */
  close(token: string): void {
    clearTimeout(this.#waits.get(token)?.timer);
    this.#waits.delete(token);
  }

  /** Ends the wait of an execution that was stopped. Nothing reads the output that it ends with. */
  abandon(token: string): void {
    const wait = this.#waits.get(token);
    this.close(token);
    wait?.settle(null);
  }

  /**
   * Ends the wait with an output, given as JSON. Throws an `AwsError`: `InvalidOutput` when it is
   * not JSON, `TaskTimedOut` when the token is not accepted any more (it was used, it is too late,
   * or the execution was stopped), `InvalidToken` when there never was such a token.
   */
  succeed(token: string, output: string): void {
    const parsed = parse(output);
    this.#take(token).settle(parsed);
  }

  /** Ends the wait with a failure; Retry and Catch see its name. Throws as `succeed`. */
  fail(token: string, error: string, cause: string): void {
    this.#take(token).fail(new TaskError(error, cause));
  }

  /** Throws as `succeed` when the token is not accepted any more. */
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
