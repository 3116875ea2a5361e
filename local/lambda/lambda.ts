/**
 * A Lambda function as the template describes it: an environment for each concurrent invocation,
 * reused while it is warm, ended at the function's own timeout.
 */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { LambdaConfiguration, LambdaFunction, LogLine } from './function.ts';
import type { HostedEnvironment, Hosts } from './hosts.ts';
import { lambdaErrorOf } from './lambda-error.ts';

/** How many environments a function has at most. An invocation beyond them waits in line. */
const most = 100;
/**
 * Milliseconds that an environment stays warm while nothing uses it. Lambda keeps them for minutes, and
 * promises no time. Starting one takes longer than most invocations, so a crowd is served by those of the
 * crowd before it.
 */
const warmMs = 5 * 60_000;
/** What Lambda gives a cold start; it is not the handler's time. */
const startSeconds = 10;

type Idle = { readonly environment: HostedEnvironment; readonly sinceMs: number };

export class Lambda implements LambdaFunction {
  #configuration: LambdaConfiguration;
  readonly #hosts: Pick<Hosts, 'start'>;
  readonly #log: (line: LogLine) => void;
  /** The one that was used last is at the end, and is the next to be used. */
  readonly #idle: Idle[] = [];
  readonly #line: (() => void)[] = [];
  #taken = 0;
  #cooling: NodeJS.Timeout | undefined;

  constructor(
    configuration: LambdaConfiguration,
    hosts: Pick<Hosts, 'start'>,
    log: (line: LogLine) => void,
  ) {
    this.#configuration = configuration;
    this.#hosts = hosts;
    this.#log = log;
  }

  get configuration(): LambdaConfiguration {
    return this.#configuration;
  }

  /**
   * Invocations from now on run with this code and these settings. One that runs ends with those that it
   * began with, as after Lambda's UpdateFunctionCode.
   */
  configure(configuration: LambdaConfiguration): void {
    if (isDeepStrictEqual(configuration, this.#configuration)) return;
    const wasWarm = this.#idle.length > 0;
    this.#configuration = configuration;
    for (const { environment } of this.#idle.splice(0)) environment.end();
    if (wasWarm) this.warm();
  }

  /** Starts an environment before the first invocation needs it. */
  warm(): void {
    if (this.#taken + this.#idle.length === 0) this.#keepWarm(this.#start());
  }

  /** The handler's answer, after a trip through JSON. Throws a `LambdaError`. */
  async invoke(event: unknown): Promise<unknown> {
    if (this.#taken >= most) await new Promise<void>((resolve) => this.#line.push(resolve));
    this.#taken += 1;
    const configuration = this.#configuration;
    const environment = this.#warmOne() ?? this.#start();
    try {
      await this.#within(startSeconds, environment, environment.started);
      return await this.#run(environment, event, configuration);
    } finally {
      this.#taken -= 1;
      const isOutdated = configuration !== this.#configuration;
      if (!isOutdated && !environment.isOver()) this.#keepWarm(environment);
      this.#line.shift()?.();
    }
  }

  async stop(): Promise<void> {
    clearTimeout(this.#cooling);
    for (const { environment } of this.#idle.splice(0)) environment.end();
  }

  #keepWarm(environment: HostedEnvironment): void {
    this.#idle.push({ environment, sinceMs: Date.now() });
    this.#cooling ??= setTimeout(() => this.#coolDown(), warmMs).unref();
  }

  /** Ends what nothing has used for long, except for one: somebody may come back. */
  #coolDown(): void {
    const isCold = ({ sinceMs }: Idle) => sinceMs + warmMs <= Date.now();
    const cold = this.#idle.slice(0, -1).filter(isCold).length;
    for (const { environment } of this.#idle.splice(0, cold)) environment.end();
    this.#cooling =
      this.#idle.length > 1 ? setTimeout(() => this.#coolDown(), warmMs).unref() : undefined;
  }

  async #run(
    environment: HostedEnvironment,
    event: unknown,
    { timeoutSeconds }: LambdaConfiguration,
  ): Promise<unknown> {
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
      const environment = this.#idle.pop()?.environment;
      if (environment?.isOver() !== true) return environment;
    }
  }

  #start(): HostedEnvironment {
    const { name, folder, handler, environment } = this.#configuration;
    const options = { functionName: name, folder, handler, variables: environment };
    return this.#hosts.start(options, (text) =>
      this.#log({ functionName: name, at: Date.now(), text }),
    );
  }
}
