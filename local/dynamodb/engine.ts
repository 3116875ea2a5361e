/** Starts a DynamoDB on this machine: dynoxide's binary, or AWS's own DynamoDB Local through Java. */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { callDynamoDb } from './call.ts';

export type Engine = { readonly url: string; readonly stop: () => Promise<void> };

type Options = {
  readonly port: number;
  /** Where the tables are kept; without it they are in memory. */
  readonly folder?: string;
  readonly environment?: NodeJS.ProcessEnv;
};

const patienceMs = 20_000;

/** A running engine that answers. Throws an Error that says what to install when there is none. */
export const startEngine = async ({ port, folder, environment }: Options): Promise<Engine> => {
  const [command, ...args] = commandFor(port, folder, environment ?? process.env);
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilAnswering(url, child);
  } catch (cause) {
    killWithUs();
    throw new Error(`The DynamoDB engine (${command}) did not start: ${complaint.trim()}`, {
      cause,
    });
  }
  return {
    url,
    stop: async () => {
      process.off('exit', killWithUs);
      const exited = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode !== null || !child.kill('SIGTERM')) return;
      const forced = setTimeout(() => child.kill('SIGKILL'), 2000);
      await exited;
      clearTimeout(forced);
    },
  };
};

type Command = readonly [string, ...string[]];

const commandFor = (port: number, folder: string | undefined, env: NodeJS.ProcessEnv): Command => {
  const dynoxide = dynoxideOf(env);
  if (dynoxide !== undefined) {
    const database =
      folder === undefined ? [] : ['--db-path', path.join(folder, 'dynamodb.sqlite')];
    return [dynoxide, 'serve', '--host', '127.0.0.1', '--port', String(port), ...database];
  }
  const home = env.DYNAMODB_LOCAL_HOME;
  if (home !== undefined && existsSync(path.join(home, 'DynamoDBLocal.jar'))) {
    const library = `-Djava.library.path=${path.join(home, 'DynamoDBLocal_lib')}`;
    const jar = path.join(home, 'DynamoDBLocal.jar');
    const store = folder === undefined ? ['-inMemory'] : ['-dbPath', folder];
    return ['java', library, '-jar', jar, '-port', String(port), '-sharedDb', ...store];
  }
  throw new Error(
    'There is no DynamoDB engine for this machine. Its npm package exists for Linux on x64 alone: ' +
      'put a `dynoxide` binary on the PATH, or install Java, unpack AWS’s DynamoDB Local and set ' +
      'DYNAMODB_LOCAL_HOME to the folder that holds DynamoDBLocal.jar.',
  );
};

const dynoxideOf = (env: NodeJS.ProcessEnv): string | undefined => {
  const packaged = path.resolve(
    import.meta.dirname,
    `../../node_modules/@dynoxide/${process.platform}-${process.arch}/dynoxide`,
  );
  const onPath = (env.PATH ?? '').split(path.delimiter).map((each) => path.join(each, 'dynoxide'));
  return [packaged, ...onPath].find(isExecutable);
};

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const untilAnswering = async (url: string, child: ChildProcess): Promise<void> => {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      await callDynamoDb(url, 'ListTables', {});
      return;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > deadline) throw error;
      await sleep(15);
    }
  }
};
