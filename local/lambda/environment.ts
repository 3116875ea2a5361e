/**
 * One Lambda execution environment: a copy of the bundle with its own state, environment variables,
 * console and connections. It runs one invocation after the other, as Lambda does.
 */
import { Writable } from 'node:stream';
import { type Handler, instantiate } from './bundle.ts';
import type { ErrorDetail } from './lambda-error.ts';
import { createOwnNetwork, type OwnNetwork } from './own-network.ts';

export type EnvironmentOptions = {
  readonly functionName: string;
  readonly folder: string;
  /** As in the template: `index.handler`. */
  readonly handler: string;
  readonly variables: Readonly<Record<string, string>>;
};

export type Invocation = {
  readonly id: string;
  readonly event: unknown;
  /** When Lambda would end it, in milliseconds since 1970. */
  readonly deadlineMs: number;
};

/** The handler's answer as JSON, or what it threw. */
export type Outcome = { readonly result: string } | { readonly error: ErrorDetail };

export type Around = {
  /** Gets what the function writes, a line or several at a time. */
  readonly say: (text: string) => void;
  /** The function has ended its process. */
  readonly exit: () => void;
};

export type Environment = {
  readonly invoke: (invocation: Invocation) => Promise<Outcome>;
  /** Cuts it off from everything: what its code still does has no effect any more. */
  readonly end: () => void;
};

/** Evaluates the bundle. Throws what the bundle throws. */
export const startEnvironment = (
  { functionName, folder, handler, variables }: EnvironmentOptions,
  around: Around,
): Environment => {
  const network = createOwnNetwork();
  let isOver = false;
  const say = (text: string): void => {
    if (!isOver) around.say(text);
  };
  const end = (): void => {
    isOver = true;
    network.end();
  };
  const exit = (): never => {
    end();
    around.exit();
    throw new Error('The process has ended.');
  };
  const handle = load(folder, handler, { variables, network, say, exit });
  return {
    invoke: async ({ id, event, deadlineMs }) => {
      try {
        const result = await handle(event, {
          awsRequestId: id,
          functionName,
          getRemainingTimeInMillis: () => deadlineMs - Date.now(),
        });
        return { result: JSON.stringify(result ?? null) };
      } catch (error) {
        return { error: errorDetailOf(error) };
      }
    },
    end,
  };
};

/** The names and messages that Lambda reports of an error. */
export const errorDetailOf = (error: unknown): ErrorDetail =>
  isNamed(error)
    ? { errorType: error.name, errorMessage: error.message }
    : { errorType: 'Error', errorMessage: String(error) };

/** A bundle may have classes of errors of its own. */
const isNamed = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && 'name' in error && 'message' in error;

type Own = {
  readonly variables: Readonly<Record<string, string>>;
  readonly network: OwnNetwork;
  readonly say: (text: string) => void;
  readonly exit: () => never;
};

const load = (folder: string, handler: string, { variables, network, say, exit }: Own): Handler => {
  const out = new Writable({
    write: (chunk: Buffer, _, done) => {
      say(chunk.toString('utf8').trimEnd());
      done();
    },
  });
  const ownProcess = Object.create(process, {
    env: { value: { ...variables } },
    stdout: { value: out },
    stderr: { value: out },
    exit: { value: exit },
  }) as typeof process;
  return instantiate(folder, handler, {
    modules: { ...network.modules, process: ownProcess },
    process: ownProcess,
    console: consoleOf(say),
    fetch: network.fetch,
    crypto: globalThis.crypto,
    AbortSignal,
  });
};

/** What the function logs becomes one JSON object per line, as in Lambda's JSON log format. */
const consoleOf = (say: (text: string) => void): Console => {
  const at =
    (level: string) =>
    (...said: unknown[]): void => {
      const message = said.length === 1 ? said[0] : said.map(String).join(' ');
      say(JSON.stringify({ level, message }));
    };
  const levels = { debug: at('DEBUG'), info: at('INFO'), log: at('INFO') };
  return { ...console, ...levels, warn: at('WARN'), error: at('ERROR') };
};
