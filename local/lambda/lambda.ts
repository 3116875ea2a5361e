/**
 * A Lambda function as the template describes it: an environment (a worker) for each concurrent
 * invocation, reused while it is warm, killed at the function's own timeout.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

export type LambdaConfiguration = {
  readonly name: string;
  readonly folder: string;
  /** As in the template: `index.handler`. */
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMib: number;
  /** All environment variables of the function; it gets none of this process. */
  readonly environment: Readonly<Record<string, string>>;
};

export type LogLine = { readonly functionName: string; readonly at: number; readonly text: string };

/** A failed invocation, by the name that Lambda gives it; `detail` is Step Functions' `Cause`. */
export class LambdaError extends Error {
  readonly detail: string;
  constructor(name: string, detail: { readonly errorType: string; readonly errorMessage: string }) {
    super(JSON.stringify(detail));
    this.name = name;
    this.detail = detail.errorMessage;
  }
}

type Answer = {
  readonly id?: string;
  readonly result?: string;
  readonly error?: { readonly errorType: string; readonly errorMessage: string };
  readonly initError?: { readonly errorType: string; readonly errorMessage: string };
};

const maxIdle = 24;

export class Lambda {
  readonly configuration: LambdaConfiguration;
  readonly #log: (line: LogLine) => void;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();

  constructor(configuration: LambdaConfiguration, log: (line: LogLine) => void) {
    this.configuration = configuration;
    this.#log = log;
  }

  /** Starts an environment before the first invocation needs it. */
  warm(): void {
    if (this.#all.size === 0) this.#idle.push(this.#start());
  }

  /** The handler's answer, after a trip through JSON. Throws a `LambdaError`. */
  async invoke(event: unknown): Promise<unknown> {
    const { timeoutSeconds } = this.configuration;
    const worker = this.#idle.pop() ?? this.#start();
    const id = randomUUID();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const onMessage = (answer: Answer) => {
      if (answer.initError) reject(new LambdaError(answer.initError.errorType, answer.initError));
      if (answer.id !== id) return;
      if (answer.error) reject(new LambdaError(answer.error.errorType, answer.error));
      else resolve(JSON.parse(answer.result ?? 'null'));
    };
    const onExit = () => reject(failure('Runtime.ExitError', `${id} Error: Runtime exited`));
    const timer = setTimeout(() => {
      reject(failure('Sandbox.Timedout', `${id} Task timed out after ${timeoutSeconds} seconds`));
      void this.#kill(worker);
    }, timeoutSeconds * 1000);
    worker.on('message', onMessage);
    worker.once('exit', onExit);
    worker.postMessage({ id, event, deadlineMs: Date.now() + timeoutSeconds * 1000 });
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('exit', onExit);
      this.#release(worker);
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => this.#kill(worker)));
  }

  #start(): Worker {
    const { name, folder, handler, memoryMib, environment } = this.configuration;
    const [file = 'index', exportName = 'handler'] = handler.split('.');
    const worker = new Worker(path.join(import.meta.dirname, 'worker.ts'), {
      env: { ...environment },
      workerData: { file: path.join(folder, `${file}.mjs`), exportName, functionName: name },
      resourceLimits: { maxOldGenerationSizeMb: memoryMib },
      execArgv: environment.NODE_OPTIONS?.split(' ').filter(Boolean) ?? [],
      stdout: true,
      stderr: true,
    });
    this.#all.add(worker);
    for (const stream of [worker.stdout, worker.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#log({ functionName: name, at: Date.now(), text: text.trimEnd() });
      });
    }
    worker.once('exit', () => this.#all.delete(worker));
    worker.on('error', (error) => {
      this.#log({ functionName: name, at: Date.now(), text: `crashed: ${error.name}` });
    });
    return worker;
  }

  #release(worker: Worker): void {
    if (!this.#all.has(worker)) return;
    if (this.#idle.length < maxIdle) this.#idle.push(worker);
    else void this.#kill(worker);
  }

  async #kill(worker: Worker): Promise<void> {
    this.#all.delete(worker);
    const index = this.#idle.indexOf(worker);
    if (index >= 0) this.#idle.splice(index, 1);
    await worker.terminate();
  }
}

const failure = (errorType: string, errorMessage: string): LambdaError =>
  new LambdaError(errorType, { errorType, errorMessage });
