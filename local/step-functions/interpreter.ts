/**
 * Runs a definition with `aws-local-stepfunctions`. No other file imports that library’s
 * interpreter.
 */
import {
  type RunOptions,
  StateMachine,
  type StateMachineDefinition,
} from 'aws-local-stepfunctions';
import { attemptsOf } from './attempts.ts';
import { type Definition, forInterpreter } from './definition.ts';
import type { TaskTokens } from './task-tokens.ts';
import type { Task } from './tasks.ts';

/** An event of the interpreter. Its time is in Unix milliseconds. */
export type HistoryEvent = {
  readonly type: string;
  readonly timestamp: number;
  readonly state?: {
    readonly name: string;
    readonly type: string;
    readonly input?: unknown;
    readonly output?: unknown;
  };
  readonly Error?: string;
  readonly Cause?: unknown;
};

export type Outcome =
  | { readonly status: 'SUCCEEDED'; readonly output: unknown }
  | { readonly status: 'FAILED' | 'ABORTED'; readonly error: string; readonly cause: string };

export type Run = {
  /** Resolves when the run has ended, after its last event; it never rejects. */
  readonly ended: Promise<Outcome>;
  /** Stops it in its current state. A task that runs at that moment goes on. */
  readonly abort: () => void;
};

type Options = {
  readonly definition: Definition;
  /** By the state's name. */
  readonly tasks: Readonly<Record<string, Task>>;
  readonly tokens: TaskTokens;
  /** What the definition finds in `$$.Execution`: its name, its ARN, and how often it was redriven. */
  readonly name: string;
  readonly arn: string;
  readonly redriveCount: number;
  readonly input: unknown;
  readonly onEvent: (event: HistoryEvent) => void;
  /** Milliseconds before each retry; without it the definition's own waits. */
  readonly retryDelayMs?: number;
  /**
   * Milliseconds that a state waits for its token, rounded up to seconds; without it its own time.
   */
  readonly tokenWaitMs?: number;
};

/** Starts the definition at its `StartAt`. */
export const interpret = (options: Options): Run => {
  const { definition, tokens, name, arn, redriveCount, input, tokenWaitMs } = options;
  const attempts = attemptsOf(name, tokens);
  const machine = new StateMachine(
    watched(forInterpreter(definition, tokenWaitMs), attempts.enter),
    { validationOptions: { noValidate: true } },
  );
  const run = machine.run(input as never, {
    overrides: overridesOf(options, attempts.run),
    context: {
      ...attempts.context,
      Execution: { Id: arn, Name: name, RedriveCount: redriveCount },
    } as NonNullable<RunOptions['context']>,
  });
  return {
    ended: outcomeOf(run, options.onEvent),
    abort: () => {
      run.abort();
      attempts.stop();
    },
  };
};

/** The interpreter looks a state up when it enters it, and not when it retries it. */
const watched = (
  definition: StateMachineDefinition,
  enter: () => void,
): StateMachineDefinition => ({
  ...definition,
  States: new Proxy(definition.States, {
    get: (states, name: string) => {
      enter();
      return states[name];
    },
  }),
});

type Attempt = ReturnType<typeof attemptsOf>['run'];

const overridesOf = (
  { definition, tasks, retryDelayMs }: Options,
  run: Attempt,
): NonNullable<RunOptions['overrides']> => {
  const handlers = Object.entries(tasks).map(([name, task]) => [
    name,
    (input: unknown) => run(task, input),
  ]);
  const delays =
    retryDelayMs === undefined
      ? []
      : Object.keys(definition.States).map((name) => [name, retryDelayMs]);
  return {
    taskResourceLocalHandlers: Object.fromEntries(handlers),
    retryIntervalOverrides: Object.fromEntries(delays),
  };
};

const outcomeOf = async (
  run: ReturnType<StateMachine['run']>,
  onEvent: Options['onEvent'],
): Promise<Outcome> => {
  const recorded = (async () => {
    for await (const event of run.eventLogs) onEvent(event as HistoryEvent);
  })();
  const outcome = await run.result.then(
    (output): Outcome => ({ status: 'SUCCEEDED', output }),
    (error: Error & { cause?: Error }): Outcome => ({
      status: error.name === 'ExecutionAbortedError' ? 'ABORTED' : 'FAILED',
      error: error.cause?.name ?? error.name,
      cause: error.cause?.message ?? error.message,
    }),
  );
  await recorded;
  return outcome;
};
