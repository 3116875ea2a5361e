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
  const command = commandFor(port, folder, environment ?? process.env);
  const child = spawnGuarded(command);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilAnswering(url, child);
  } catch (cause) {
    child.stdin.end();
    throw new Error(`The DynamoDB engine (${command[0]}) did not start: ${complaint.trim()}`, {
      cause,
    });
  }
  return {
    url,
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
};

/**
 * The engine ends when its guard's standard input does: when we say so, and also when this process
 * is killed and can say nothing any more.
 */
const guard =
  'exec 3<&0; "$@" </dev/null & engine=$!; { read -r _ <&3; kill "$engine"; } & wait "$engine"';

const spawnGuarded = (command: Command) =>
  spawn('sh', ['-c', guard, 'sh', ...command], {
    stdio: ['pipe', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C is for us, and the engine is to outlive what still writes to it.
    detached: true,
  });

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
