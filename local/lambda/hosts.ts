/**
 * The threads that host the functions' environments, as many as there are cores. They are started when
 * they are needed.
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EnvironmentOptions, Invocation, Outcome } from './environment.ts';
import type { FromHost, ToHost } from './host-messages.ts';
import { type LambdaError, lambdaErrorOf } from './lambda-error.ts';

/** An environment, as the main thread sees it. */
export type HostedEnvironment = {
  /** Resolves once the bundle is loaded. Throws a `LambdaError` for a bundle that can't be. */
  readonly started: Promise<void>;
  /** Throws a `LambdaError` when its process ends meanwhile. */
  readonly invoke: (invocation: Invocation) => Promise<Outcome>;
  /** `isLate`: it runs longer than it may, and may keep its thread busy. */
  readonly end: (how?: { readonly isLate: boolean }) => void;
  readonly isOver: () => boolean;
};

export type Hosts = {
  readonly start: (options: EnvironmentOptions, say: (text: string) => void) => HostedEnvironment;
  readonly stop: () => Promise<void>;
};

/**
 * As many as there are cores beside the main thread's, and four at most. On two cores, one and two threads took the same
 * time with up to sixty-four shoppers at once, and two took 130 MB more.
 */
const asManyAsUseful = Math.min(4, Math.max(1, availableParallelism() - 1));
/**
 * MB for young objects in a thread; Node's own limit is 48. Many invocations are under way at once, and what
 * is collected before they end moves to the old generation in vain.
 */
const youngMb = 96;
/**
 * Milliseconds without a word from a thread that is to end an environment, after which code there never waits.
 * A thread that is only busy, with many environments or on a busy machine, says something meanwhile.
 */
const silentMs = 2000;

/** At most so many threads. */
export const createHosts = (most = asManyAsUseful): Hosts => {
  const hosts: Host[] = [];
  let environments = 0;
  const hostFor = (): Host => {
    const able = hosts.filter(({ isOver, isSuspect }) => !isOver && !isSuspect);
    const [emptiest] = able.sort((a, b) => a.size - b.size);
    if (emptiest !== undefined && (emptiest.size === 0 || able.length >= most)) return emptiest;
    const host = new Host((ended) => hosts.splice(hosts.indexOf(ended), 1));
    hosts.push(host);
    return host;
  };
  return {
    start: (options, say) => {
      environments += 1;
      return hostFor().start(environments, options, say);
    },
    stop: async () => {
      await Promise.all([...hosts].map((host) => host.stop()));
    },
  };
};

type Waiting = {
  readonly say: (text: string) => void;
  readonly started: PromiseWithResolvers<void>;
  answered: PromiseWithResolvers<Outcome> | undefined;
  /** Whether its end has been asked for. */
  isEnding: boolean;
  watch: NodeJS.Timeout | undefined;
};

class Host {
  isOver = false;
  /** It may hang: nothing new is started here until it has ended what runs too long. */
  isSuspect = false;
  readonly #worker = new Worker(path.join(import.meta.dirname, 'host.ts'), {
    env: {},
    resourceLimits: { maxYoungGenerationSizeMb: youngMb },
  });
  readonly #waiting = new Map<number, Waiting>();
  /** How many messages have come from the thread. */
  #heard = 0;

  constructor(onExit: (host: Host) => void) {
    this.#worker.on('message', (message: FromHost) => this.#hear(message));
    this.#worker.on('error', (error) => this.#sayToAll(`crashed: ${error.name}: ${error.message}`));
    this.#worker.once('exit', () => {
      this.isOver = true;
      for (const environment of [...this.#waiting.keys()]) this.#drop(environment);
      onExit(this);
    });
  }

  get size(): number {
    return this.#waiting.size;
  }

  start(
    environment: number,
    options: EnvironmentOptions,
    say: (text: string) => void,
  ): HostedEnvironment {
    const started = Promise.withResolvers<void>();
    // Somebody may wait for it only later, or nobody at all.
    started.promise.catch(() => {});
    const waiting: Waiting = {
      say,
      started,
      answered: undefined,
      isEnding: false,
      watch: undefined,
    };
    this.#waiting.set(environment, waiting);
    this.#post({ kind: 'start', environment, options });
    return {
      started: started.promise,
      invoke: (invocation) => {
        waiting.answered = Promise.withResolvers<Outcome>();
        if (this.#waiting.has(environment)) this.#post({ kind: 'invoke', environment, invocation });
        else waiting.answered.reject(exited());
        return waiting.answered.promise;
      },
      end: ({ isLate } = { isLate: false }) => {
        if (!this.#waiting.has(environment) || waiting.isEnding) return;
        waiting.isEnding = true;
        this.#post({ kind: 'end', environment });
        if (isLate) this.isSuspect = true;
        this.#watch(environment, waiting);
      },
      isOver: () => waiting.isEnding || !this.#waiting.has(environment),
    };
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Code that never waits can be ended only together with its thread. */
  #watch(environment: number, waiting: Waiting): void {
    const heard = this.#heard;
    // A turn later, those messages are read, too, that came while this thread was busy itself.
    const look = () => {
      if (!this.#waiting.has(environment)) return;
      if (this.#heard === heard) void this.stop();
      else this.#watch(environment, waiting);
    };
    waiting.watch = setTimeout(() => setImmediate(look), silentMs);
  }

  #post(message: ToHost): void {
    this.#worker.postMessage(message);
  }

  #hear(message: FromHost): void {
    this.#heard += 1;
    const waiting = this.#waiting.get(message.environment);
    switch (message.kind) {
      case 'started':
        if (message.error !== undefined) {
          waiting?.started.reject(lambdaErrorOf(message.error));
          this.#drop(message.environment);
        }
        waiting?.started.resolve();
        break;
      case 'said':
        waiting?.say(message.text);
        break;
      case 'answered':
        waiting?.answered?.resolve(message.outcome);
        break;
      default:
        this.isSuspect = false;
        this.#drop(message.environment);
    }
  }

  #drop(environment: number): void {
    const waiting = this.#waiting.get(environment);
    this.#waiting.delete(environment);
    clearTimeout(waiting?.watch);
    waiting?.started.reject(exited());
    waiting?.answered?.reject(exited());
  }

  #sayToAll(text: string): void {
    for (const say of new Set([...this.#waiting.values()].map((waiting) => waiting.say))) say(text);
  }
}

const exited = (): LambdaError =>
  lambdaErrorOf({ errorType: 'Runtime.ExitError', errorMessage: 'Error: Runtime exited' });
