/**
 * A function of the simulated world: the deployed bundle, in this process, on the world's clock and
 * network. Its environments start cold, stay warm, run out of time and are killed as Lambda's are.
 * A request that a killed environment had sent goes on without it.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { type Handler, instantiate } from '../../../local/lambda/bundle.ts';
import type { LambdaConfiguration, LambdaFunction } from '../../../local/lambda/function.ts';
import { LambdaError } from '../../../local/lambda/lambda-error.ts';
import { fakeFetch } from '../network/fake-fetch.ts';
import { fakeHttp, type WireAnswer, type WireRequest } from '../network/fake-http.ts';
import type { Network } from '../network/network.ts';
import { pause, type VirtualTime } from '../world/virtual-time.ts';
import type { Slots } from './slots.ts';

export type Surroundings = {
  readonly network: Network;
  readonly time: VirtualTime;
  readonly log: (functionName: string, text: string) => void;
  /** What all functions of the account share. */
  readonly slots: Slots;
};

type Environment = {
  readonly handler: Handler;
  isDead: boolean;
  /** Ends the invocation that runs in it. */
  end: (error: LambdaError) => void;
};

/** The name of the construct: `Authorize` for `Holdfast-WorkflowAuthorize749DF9BE`. */
export const shortName = (physicalName: string): string =>
  physicalName.replace(
    /^Holdfast-(?:Workflow|Webhook|Reconciler|Catalogue|BankStep|Merchant|OrderEvents)?(\w+?)(?:[0-9A-F]{8})?$/,
    '$1',
  );

export const simulatedLambda = (
  configuration: LambdaConfiguration,
  around: Surroundings,
): LambdaFunction & { readonly isIdle: () => boolean } => {
  const name = shortName(configuration.name);
  const idle: Environment[] = [];
  let invocations = 0;

  const start = (): Environment => {
    const environment: Environment = {
      isDead: false,
      end: () => {},
      handler: async () => undefined,
    };
    const wire = (request: WireRequest): Promise<WireAnswer | 'reset'> =>
      environment.isDead
        ? never()
        : around.network.call(request, {
            name,
            isDead: () => environment.isDead,
            crash: () =>
              kill(environment, 'Runtime.ExitError', 'RequestId: - Error: Runtime exited'),
          });
    const handler = instantiate(
      configuration.folder,
      configuration.handler,
      surroundingsOf(configuration, wire, around),
    );
    return Object.assign(environment, { handler });
  };

  const kill = (environment: Environment, type: string, message: string): void => {
    environment.isDead = true;
    environment.end(new LambdaError(type, { errorType: type, errorMessage: message }));
  };

  return {
    configuration,
    isIdle: () => invocations === 0,
    warm: () => {},
    stop: async () => {},
    invoke: async (event) => {
      if (!around.slots.take()) throw tooMany();
      const environment = idle.pop() ?? start();
      const { timeoutSeconds } = configuration;
      const ended = new Promise<never>((_, reject) => {
        environment.end = reject;
      });
      const timer = setTimeout(
        () =>
          kill(environment, 'Sandbox.Timedout', `Task timed out after ${timeoutSeconds} seconds`),
        timeoutSeconds * 1000,
      );
      invocations += 1;
      try {
        const result = environment.handler(JSON.parse(JSON.stringify(event)), {}).then(
          (answer) => JSON.parse(JSON.stringify(answer ?? null)) as unknown,
          (error: unknown) => {
            const errorType = error instanceof Error || hasName(error) ? error.name : 'Error';
            const errorMessage = hasName(error) ? error.message : String(error);
            throw new LambdaError(errorType, { errorType, errorMessage });
          },
        );
        return await Promise.race([result, ended]);
      } finally {
        clearTimeout(timer);
        around.slots.give();
        invocations -= 1;
        if (!environment.isDead) idle.push(environment);
      }
    },
  };
};

const tooMany = (): LambdaError => {
  const errorType = 'Lambda.TooManyRequestsException';
  return new LambdaError(errorType, { errorType, errorMessage: 'Rate Exceeded.' });
};

/** An error that a bundle throws is no instance of our classes, because the bundle has its own copy of them. */
const hasName = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && 'name' in error && 'message' in error;

const never = (): Promise<never> => new Promise(() => {});

const surroundingsOf = (
  { environment, name }: LambdaConfiguration,
  wire: (request: WireRequest) => Promise<WireAnswer | 'reset'>,
  { time, log }: Surroundings,
) => {
  const out = new Writable({
    write: (chunk: Buffer, _, done) => {
      log(name, chunk.toString('utf8').trimEnd());
      done();
    },
  });
  const ownProcess = Object.create(process, {
    env: { value: { ...environment } },
    stdout: { value: out },
    stderr: { value: out },
  }) as typeof process;
  const say =
    (level: string) =>
    (...said: unknown[]) =>
      log(name, JSON.stringify({ level, message: said.length === 1 ? said[0] : said.join(' ') }));
  const ownConsole = {
    ...console,
    debug: say('DEBUG'),
    info: say('INFO'),
    log: say('INFO'),
    warn: say('WARN'),
    error: say('ERROR'),
  };
  return {
    modules: {
      ...fakeHttp(wire),
      process: ownProcess,
      'fs/promises': { readFile: noFile, default: { readFile: noFile } },
      'timers/promises': {
        setTimeout: pause,
      },
    },
    process: ownProcess,
    console: ownConsole,
    fetch: fakeFetch(wire, time),
    crypto: ownCrypto,
    AbortSignal: ownAbortSignal,
  };
};

/** The SDKs look for settings in the user's files. In Lambda there are no such files. */
const noFile = async (): Promise<never> => {
  throw Object.assign(new Error('There is no such file.'), { code: 'ENOENT' });
};

/**
 * What aws4fetch signs with. Node's own WebCrypto works in other threads, whose end time must not depend
 * on the machine; this one works at once.
 */
const ownCrypto = {
  randomUUID,
  getRandomValues: globalThis.crypto.getRandomValues.bind(globalThis.crypto),
  subtle: {
    importKey: async (_: 'raw', key: Uint8Array) => key,
    sign: async (_: 'HMAC', key: Uint8Array, data: Uint8Array) =>
      bytesOf(createHmac('sha256', key).update(data).digest()),
    digest: async (_: 'SHA-256', data: Uint8Array) =>
      bytesOf(createHash('sha256').update(data).digest()),
  },
};

const bytesOf = (buffer: Buffer): ArrayBuffer => new Uint8Array(buffer).buffer;

/** Node's `AbortSignal.timeout` goes by the machine's clock, this one by the world's. */
const ownAbortSignal = {
  timeout: (milliseconds: number): AbortSignal => {
    const controller = new AbortController();
    setTimeout(
      () => controller.abort(new DOMException('The operation timed out.', 'TimeoutError')),
      milliseconds,
    );
    return controller.signal;
  },
};
