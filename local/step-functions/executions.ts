/**
 * The state machine's executions, each with its history. A name is started once, also across runs:
 * they are kept in a file. An execution that was running when the process died is ABORTED at the
 * next start.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { appendJsonLine, readJsonLines } from '../json-lines.ts';
import type { Definition } from './definition.ts';
import { type HistoryEvent, interpret, type Run } from './interpreter.ts';
import { TaskTokens } from './task-tokens.ts';
import type { Task } from './tasks.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED' | 'TIMED_OUT';

export type Execution = {
  readonly name: string;
  readonly arn: string;
  readonly input: unknown;
  readonly startedAt: number;
  /** How often it was continued after it had stopped. */
  redriveCount: number;
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

export class Executions {
  /** The tokens that waiting states have given out. */
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
      redriveCount: 0,
      status: 'RUNNING',
      history: [],
    };
    this.#byName.set(name, execution);
    this.#run(execution, this.#options.definition, input);
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
    const { definition } = this.#options;
    execution.status = 'RUNNING';
    execution.redriveCount += 1;
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
    return this.#byName.get(name);
  }

  /** Ends all runs at once, as when the process is killed. */
  stop(): void {
    for (const run of this.#runs.values()) run.abort();
  }

  #run(execution: Execution, definition: Definition, input: unknown): void {
    this.#keep(execution);
    const { name, arn, redriveCount, history } = execution;
    const { tasks, retryDelayMs, tokenWaitMs } = this.#options;
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
    this.#keep(execution);
  }

  #keep(execution: Execution): void {
    const { folder } = this.#options;
    if (folder !== undefined) appendJsonLine(fileIn(folder), execution);
  }

  #kept(): Iterable<Execution> {
    const { folder } = this.#options;
    const lines = folder === undefined ? [] : (readJsonLines(fileIn(folder)) as Execution[]);
    // An execution has a line for each start and each end; the last one counts.
    return new Map(
      lines.map((execution) => [
        execution.name,
        { ...execution, redriveCount: execution.redriveCount ?? 0 },
      ]),
    ).values();
  }
}

const fileIn = (folder: string): string => path.join(folder, 'executions.jsonl');
