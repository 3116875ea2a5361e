/**
 * A Task state that calls a function and waits until its token comes back, its time is over, or its
 * execution is stopped; a function that fails ends the wait with its error. The token counts from
 * the moment that it exists, even before the function has answered. `tokenWaitMs` is a shorter wait.
 */
import type { LambdaFunction } from '../lambda/function.ts';
import { type State, tokenMark, type WaitingInput } from './definition.ts';
import type { TaskTokens } from './task-tokens.ts';

/** The longest that Node's timers can wait: 24 days. */
const longestMs = 2 ** 31 - 1;

export const waitingTask =
  (state: State, lambda: LambdaFunction, tokens: TaskTokens, tokenWaitMs = Infinity) =>
  async (given: unknown, stopped: AbortSignal): Promise<unknown> => {
    const { input, parameters } = given as WaitingInput;
    const seconds = secondsOf(state, input);
    const { token, returned, end } = tokens.create();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const timer = setTimeout(
      () => reject(timedOut(seconds)),
      Math.min(seconds * 1000, tokenWaitMs, longestMs),
    );
    const stop = (): void => resolve(null);
    stopped.addEventListener('abort', stop);
    returned.then(resolve, reject);
    lambda.invoke(filled((parameters as { Payload?: unknown }).Payload, token)).catch(reject);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      stopped.removeEventListener('abort', stop);
      end();
    }
  };

const timedOut = (seconds: number): Error =>
  Object.assign(new Error(`No token came back within ${seconds} seconds.`), {
    name: 'States.Timeout',
  });

/** Seconds that the state waits. Throws an Error for a path that gives no positive number. */
const secondsOf = ({ TimeoutSeconds, TimeoutSecondsPath }: State, input: unknown): number => {
  if (TimeoutSecondsPath === undefined) return TimeoutSeconds ?? 99_999_999;
  const seconds = TimeoutSecondsPath.split('.')
    .slice(1)
    .reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], input);
  if (Number.isInteger(seconds) && Number(seconds) > 0) return Number(seconds);
  throw Object.assign(
    new Error(`${TimeoutSecondsPath} is ${String(seconds)}, and must be a positive integer.`),
    { name: 'States.Runtime' },
  );
};

const filled = (template: unknown, token: string): unknown => {
  if (template === tokenMark) return token;
  if (Array.isArray(template)) return template.map((each) => filled(each, token));
  if (template === null || typeof template !== 'object') return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => [key, filled(value, token)]),
  );
};
