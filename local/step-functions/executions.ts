/**
 * The state machine's executions: started once by name, with the history of what happened, kept
 * between runs. An execution that was running when the process died is ABORTED at the next start.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type RunOptions, StateMachine } from 'aws-local-stepfunctions';
import { type Attempts, attemptsOf } from './attempts.ts';
import { type Definition, forInterpreter } from './definition.ts';
import { TaskTokens } from './task-tokens.ts';
import type { Task } from './tasks.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED' | 'TIMED_OUT';

/** An entry of the history: what the interpreter says, with its time in ms. */
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

export type Execution = {
  readonly name: string;
  readonly arn: string;
  readonly input: unknown;
  readonly startedAt: number;
  status: ExecutionStatus;
  endedAt?: number;
  output?: unknown;
  error?: string;
  cause?: string;
  readonly history: HistoryEvent[];
};

type Options = {
  readonly stateMachineArn: string;
  readonly definition: Definition;
  readonly tasks: Readonly<Record<string, Task>>;
  /** Where executions are kept; without it they are forgotten. */
  readonly folder?: string;
  /** Milliseconds before each retry; without it the definition's own waits. */
  readonly retryDelayMs?: number;
  /** Milliseconds, by the second, that a state waits for its token; without it its own time. */
  readonly tokenWaitMs?: number;
};

/** The same name with another input, or after its end: as the API says it. */
export class ExecutionAlreadyExists extends Error {
  override readonly name = 'ExecutionAlreadyExists';
}

type Run = ReturnType<StateMachine['run']>;

export class Executions {
  /** What the states that wait have handed out. */
  readonly tokens = new TaskTokens((name) => this.#byName.has(name));
  readonly #options: Options;
  readonly #byName = new Map<string, Execution>();
  readonly #ended = new Map<string, Promise<void>>();
  readonly #runs = new Map<string, Run>();

  constructor(options: Options) {
    this.#options = options;
    if (options.folder !== undefined) mkdirSync(options.folder, { recursive: true });
    for (const execution of this.#kept()) {
      if (execution.status === 'RUNNING') {
        execution.status = 'ABORTED';
        execution.error = 'Aborted';
        execution.cause = 'The process that ran it was stopped.';
        execution.endedAt = Date.now();
      }
      this.#byName.set(execution.name, execution);
    }
  }

  list(): readonly Execution[] {
    return [...this.#byName.values()].sort((a, b) => b.startedAt - a.startedAt);
  }

  get(name: string): Execution | undefined {
    return this.#byName.get(name);
  }

  /** Starts an execution, or returns the one that runs under this name with the same input. */
  start(name: string, input: unknown): Execution {
    const existing = this.#byName.get(name);
    if (existing !== undefined) {
      const same = JSON.stringify(existing.input) === JSON.stringify(input);
      if (same && existing.status === 'RUNNING') return existing;
      throw new ExecutionAlreadyExists(`Execution Already Exists: '${existing.arn}'`);
    }
    const execution: Execution = {
      name,
      arn: `${this.#options.stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`,
      input,
      startedAt: Date.now(),
      status: 'RUNNING',
      history: [],
    };
    this.#byName.set(name, execution);
    this.#run(execution, this.#options.definition, input);
    return execution;
  }

  /** Runs a failed or stopped execution on, at the state where it stood. */
  redrive(name: string): Execution {
    const execution = this.#byName.get(name);
    if (execution === undefined) throw new Error(`There is no execution ${name}.`);
    if (execution.status === 'RUNNING' || execution.status === 'SUCCEEDED') {
      throw new Error(`Execution ${name} is ${execution.status}: there is nothing to redrive.`);
    }
    const stood = execution.history.findLast(({ type }) => type === 'StateEntered')?.state;
    const { definition } = this.#options;
    execution.status = 'RUNNING';
    delete execution.endedAt;
    delete execution.error;
    delete execution.cause;
    this.#run(
      execution,
      { ...definition, StartAt: stood?.name ?? definition.StartAt },
      stood?.input ?? execution.input,
    );
    return execution;
  }

  /** Stops an execution where it stands; what a task is doing at that moment goes on, as in AWS. */
  async abort(name: string): Promise<void> {
    this.#runs.get(name)?.abort();
    await this.whenEnded(name);
  }

  /** Resolves once the execution has ended, one way or another. */
  async whenEnded(name: string): Promise<Execution | undefined> {
    await this.#ended.get(name);
    return this.#byName.get(name);
  }

  /** Leaves running executions as they stand, as a killed process does. */
  stop(): void {
    for (const run of this.#runs.values()) run.abort();
  }

  #run(execution: Execution, definition: Definition, input: unknown): void {
    this.#keep(execution);
    const attempts = attemptsOf(execution.name, this.tokens);
    const run = new StateMachine(forInterpreter(definition, this.#options.tokenWaitMs), {
      validationOptions: { noValidate: true },
    }).run(input as never, {
      overrides: this.#overrides(attempts),
      context: {
        Execution: { Id: execution.arn, Name: execution.name },
        Task: attempts.context,
      } as NonNullable<RunOptions['context']>,
    });
    const abort = (): void => {
      run.abort();
      attempts.stop();
    };
    this.#runs.set(execution.name, { ...run, abort });
    this.#ended.set(execution.name, this.#follow(execution, run));
  }

  async #follow(execution: Execution, run: Run): Promise<void> {
    const recorded = (async () => {
      for await (const event of run.eventLogs) execution.history.push(event as HistoryEvent);
    })();
    try {
      execution.output = await run.result;
      execution.status = 'SUCCEEDED';
    } catch (error) {
      const failed = error as Error & { cause?: Error };
      execution.status = failed.name === 'ExecutionAbortedError' ? 'ABORTED' : 'FAILED';
      execution.error = failed.cause?.name ?? failed.name;
      execution.cause = failed.cause?.message ?? failed.message;
    }
    await recorded;
    execution.endedAt = Date.now();
    this.#runs.delete(execution.name);
    this.#keep(execution);
  }

  #overrides(attempts: Attempts): NonNullable<RunOptions['overrides']> {
    const { retryDelayMs, definition } = this.#options;
    const tasks = Object.fromEntries(
      Object.entries(this.#options.tasks).map(([name, task]) => [
        name,
        (input: unknown) => attempts.run(task, input),
      ]),
    );
    const retryIntervalOverrides =
      retryDelayMs === undefined
        ? {}
        : Object.fromEntries(Object.keys(definition.States).map((name) => [name, retryDelayMs]));
    return { taskResourceLocalHandlers: tasks as never, retryIntervalOverrides };
  }

  #keep(execution: Execution): void {
    if (this.#options.folder === undefined) return;
    appendFileSync(this.#file(this.#options.folder), `${JSON.stringify(execution)}\n`);
  }

  #kept(): Iterable<Execution> {
    const { folder } = this.#options;
    if (folder === undefined || !existsSync(this.#file(folder))) return [];
    const lines = readFileSync(this.#file(folder), 'utf8').split('\n').filter(Boolean);
    // The last line of a name is how it ended.
    const executions = lines.flatMap((line) => parseLine(line));
    return new Map(executions.map((execution) => [execution.name, execution])).values();
  }

  #file(folder: string): string {
    return path.join(folder, 'executions.jsonl');
  }
}

/** A line that was being written when the process was killed is not one. */
const parseLine = (line: string): Execution[] => {
  try {
    return [JSON.parse(line) as Execution];
  } catch {
    return [];
  }
};
