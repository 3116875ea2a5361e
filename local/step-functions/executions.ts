/**
 * The state machine's executions, each with its history. A name is started once, also across runs:
 * they are kept in a file. An execution that was running when the process died is ABORTED at the
 * next start. Memory has the histories of the newest that have succeeded, and of all others.
 */
import type { Definition } from './definition.ts';
import type { Execution } from './execution.ts';
import { type ExecutionFile, openExecutionFile } from './execution-file.ts';
import { interpret, type Run } from './interpreter.ts';
import { TaskTokens } from './task-tokens.ts';
import type { Task } from './tasks.ts';

/** What an execution runs. */
export type Machine = {
  readonly definition: Definition;
  readonly tasks: Readonly<Record<string, Task>>;
};

type Options = Machine & {
  readonly stateMachineArn: string;
  /** Where executions are kept; without it they are forgotten. */
  readonly folder?: string;
  /** Milliseconds before each retry; without it the definition's own waits. */
  readonly retryDelayMs?: number;
  /**
   * Milliseconds that a state waits for its token, rounded up to seconds; without it its own time.
   */
  readonly tokenWaitMs?: number;
};

/**
 * The name was started before with another input, or has ended. The error is named as in the API.
 */
export class ExecutionAlreadyExists extends Error {
  override readonly name = 'ExecutionAlreadyExists';
}

/** How many of those that have succeeded have their histories in memory. */
const mostHistories = 1000;

export class Executions {
  /** The tokens that waiting states have given out. */
  readonly tokens = new TaskTokens((name) => this.#byName.has(name));
  readonly #options: Options;
  readonly #byName = new Map<string, Execution>();
  readonly #ended = new Map<string, Promise<void>>();
  readonly #runs = new Map<string, Run>();
  readonly #file: ExecutionFile;
  /** What the next execution runs. */
  #machine: Machine;
  /** What each that has not succeeded yet was started with in this process. */
  readonly #startedWith = new Map<string, Machine>();
  /** The names of those that have succeeded and whose histories are in memory, the oldest first. */
  readonly #withHistory: string[] = [];

  constructor(options: Options) {
    this.#options = options;
    this.#machine = options;
    this.#file = openExecutionFile(options.folder, mostHistories);
    for (const execution of this.#file.left) {
      if (execution.status === 'RUNNING') {
        execution.status = 'ABORTED';
        execution.error = 'Aborted';
        execution.cause = 'The process that ran it was stopped.';
        execution.endedAt = Date.now();
      }
      this.#byName.set(execution.name, execution);
      this.#letGo(execution);
    }
  }

  /**
   * Executions that are started from now on run this. Those that were started before go on with what they were
   * started with, also when they are redriven, as after Step Functions' UpdateStateMachine.
   */
  redefine(machine: Machine): void {
    this.#machine = machine;
  }

  /** The newest first. Those whose histories memory has let go of have empty ones. */
  list(): readonly Execution[] {
    return [...this.#byName.values()].sort((a, b) => b.startedAt - a.startedAt);
  }

  /** With its history, read from the file if need be; empty when there is no file to read it from. */
  get(name: string): Execution | undefined {
    const execution = this.#byName.get(name);
    if (execution?.status !== 'SUCCEEDED' || execution.history.length > 0) return execution;
    return { ...execution, history: this.#file.historyOf(name) };
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
      redriveCount: 0,
      status: 'RUNNING',
      history: [],
    };
    this.#byName.set(name, execution);
    this.#startedWith.set(name, this.#machine);
    this.#run(execution, this.#machine, input);
    return execution;
  }

  /** Continues a failed or stopped execution at the state where it stopped. */
  redrive(name: string): Execution {
    const execution = this.#byName.get(name);
    if (execution === undefined) throw new Error(`There is no execution ${name}.`);
    if (execution.status === 'RUNNING' || execution.status === 'SUCCEEDED') {
      throw new Error(`Execution ${name} is ${execution.status}: there is nothing to redrive.`);
    }
    const stood = execution.history.findLast(({ type }) => type === 'StateEntered')?.state;
    const { definition, tasks } = this.#startedWith.get(name) ?? this.#machine;
    execution.status = 'RUNNING';
    execution.redriveCount += 1;
    delete execution.endedAt;
    delete execution.error;
    delete execution.cause;
    this.#run(
      execution,
      { definition: { ...definition, StartAt: stood?.name ?? definition.StartAt }, tasks },
      stood?.input ?? execution.input,
    );
    return execution;
  }

  /**
   * Stops an execution in its current state. A task that runs at that moment goes on, as on AWS.
   */
  async abort(name: string): Promise<void> {
    this.#runs.get(name)?.abort();
    await this.whenEnded(name);
  }

  /** Resolves once the execution has ended, one way or another. */
  async whenEnded(name: string): Promise<Execution | undefined> {
    await this.#ended.get(name);
    return this.get(name);
  }

  /** Ends all runs at once, as when the process is killed. */
  stop(): void {
    for (const run of this.#runs.values()) run.abort();
  }

  #run(execution: Execution, { definition, tasks }: Machine, input: unknown): void {
    this.#file.write(execution);
    const { name, arn, redriveCount, history } = execution;
    const { retryDelayMs, tokenWaitMs } = this.#options;
    const run = interpret({
      ...{ definition, tasks, tokens: this.tokens, name, arn, redriveCount, input },
      onEvent: (event) => void history.push(event),
      ...(retryDelayMs !== undefined && { retryDelayMs }),
      ...(tokenWaitMs !== undefined && { tokenWaitMs }),
    });
    this.#runs.set(name, run);
    this.#ended.set(name, this.#follow(execution, run));
  }

  async #follow(execution: Execution, run: Run): Promise<void> {
    Object.assign(execution, await run.ended);
    execution.endedAt = Date.now();
    this.#runs.delete(execution.name);
    this.#ended.delete(execution.name);
    this.#file.write(execution);
    this.#letGo(execution);
  }

  /** A new one that has succeeded has its history in memory in the place of the oldest one. */
  #letGo({ name, status }: Execution): void {
    if (status !== 'SUCCEEDED') return;
    this.#startedWith.delete(name);
    this.#withHistory.push(name);
    const oldest = this.#withHistory.length > mostHistories ? this.#withHistory.shift() : undefined;
    const execution = oldest === undefined ? undefined : this.#byName.get(oldest);
    if (execution !== undefined) this.#byName.set(execution.name, { ...execution, history: [] });
  }
}
