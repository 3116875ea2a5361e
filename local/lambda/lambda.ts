/**
 * A Lambda function as the template describes it: an environment for each concurrent invocation,
 * reused while it is warm, ended at the function's own timeout.
 */
import { randomUUID } from 'node:crypto';
import type { LambdaConfiguration, LambdaFunction, LogLine } from './function.ts';
import type { HostedEnvironment, Hosts } from './hosts.ts';
import { lambdaErrorOf } from './lambda-error.ts';

/** How many environments a function has at most. An invocation beyond them waits in line. */
const most = 100;
/** How many of them stay warm while nothing uses them. */
const mostIdle = 24;
/** What Lambda gives a cold start; it is not the handler's time. */
const startSeconds = 10;

export class Lambda implements LambdaFunction {
  readonly configuration: LambdaConfiguration;
  readonly #hosts: Pick<Hosts, 'start'>;
  readonly #log: (line: LogLine) => void;
  readonly #idle: HostedEnvironment[] = [];
  readonly #line: (() => void)[] = [];
  #taken = 0;

  constructor(
    configuration: LambdaConfiguration,
    hosts: Pick<Hosts, 'start'>,
    log: (line: LogLine) => void,
  ) {
    this.configuration = configuration;
    this.#hosts = hosts;
    this.#log = log;
  }

  /** Starts an environment before the first invocation needs it. */
  warm(): void {
    if (this.#taken + this.#idle.length === 0) this.#idle.push(this.#start());
  }

  /** The handler's answer, after a trip through JSON. Throws a `LambdaError`. */
  async invoke(event: unknown): Promise<unknown> {
    if (this.#taken >= most) await new Promise<void>((resolve) => this.#line.push(resolve));
    this.#taken += 1;
    const environment = this.#warmOne() ?? this.#start();
    try {
      await this.#within(startSeconds, environment, environment.started);
      return await this.#run(environment, event);
    } finally {
      this.#taken -= 1;
      if (this.#idle.length < mostIdle && !environment.isOver()) this.#idle.push(environment);
      else environment.end();
      this.#line.shift()?.();
    }
  }

  async stop(): Promise<void> {
    for (const environment of this.#idle.splice(0)) environment.end();
  }

  async #run(environment: HostedEnvironment, event: unknown): Promise<unknown> {
    const { timeoutSeconds } = this.configuration;
    const deadlineMs = Date.now() + timeoutSeconds * 1000;
    const answered = environment.invoke({ id: randomUUID(), event, deadlineMs });
    const outcome = await this.#within(timeoutSeconds, environment, answered);
    if ('error' in outcome) throw lambdaErrorOf(outcome.error);
    return JSON.parse(outcome.result);
  }

  /** Ends the environment that takes longer. */
  async #within<T>(seconds: number, environment: HostedEnvironment, work: Promise<T>): Promise<T> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      const errorMessage = `Task timed out after ${seconds} seconds`;
      late.reject(lambdaErrorOf({ errorType: 'Sandbox.Timedout', errorMessage }));
      environment.end({ isLate: true });
    }, seconds * 1000);
    try {
      return await Promise.race([work, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** One that is idle; its thread may have ended since. */
  #warmOne(): HostedEnvironment | undefined {
    for (;;) {
      const environment = this.#idle.pop();
      if (environment?.isOver() !== true) return environment;
    }
  }

  #start(): HostedEnvironment {
    const { name, folder, handler, environment } = this.configuration;
    const options = { functionName: name, folder, handler, variables: environment };
    return this.#hosts.start(options, (text) =>
      this.#log({ functionName: name, at: Date.now(), text }),
    );
  }
}
