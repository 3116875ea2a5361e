/** Decides which DynamoDB engines this machine can start, best first. Nothing is started here. */
import path from 'node:path';
import type { Command } from './guarded.ts';

export type EngineChoice = {
  /** Its name in messages. */
  readonly name: string;
  readonly commandFor: (port: number, folder: string | undefined) => Command;
  /** What it writes to its standard error once it listens; undefined if it writes nothing. */
  readonly saysReady?: string;
  /** Milliseconds that it may take to start. */
  readonly patienceMs: number;
};

export type Machine = {
  /** As Node names them: `linux`, `x64`. */
  readonly platform: string;
  readonly arch: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The `node_modules` folder. */
  readonly packages: string;
  /** The pinned version of dynoxide, such as `1.2.1`. */
  readonly version: string;
  /** Whether this file exists, and may be executed if it is a program. */
  readonly has: (file: string) => boolean;
};

/**
 * The dynoxide binary that npm installed; else one on the PATH; else the one that npx fetches and,
 * in case that fails, AWS's own DynamoDB Local through Java. The list may be empty. With
 * `HOLDFAST_DYNAMODB` in the environment it is one of the two: `java` or `dynoxide`. Throws an Error
 * for any other name.
 */
export const engineChoices = (machine: Machine): readonly EngineChoice[] => {
  const chosen = chosenEngine(machine);
  if (chosen === 'java') return [throughJava(machine)].filter((choice) => choice !== undefined);
  const binary = packagedBinary(machine) ?? programOnPath(machine, 'dynoxide');
  if (binary !== undefined) return [dynoxide(binary, [binary], startMs)];
  const java = chosen === 'dynoxide' ? undefined : throughJava(machine);
  return [throughNpx(machine), java].filter((choice) => choice !== undefined);
};

const chosenEngine = ({ environment }: Machine): 'java' | 'dynoxide' | undefined => {
  const { HOLDFAST_DYNAMODB: name = '' } = environment;
  if (name === '') return undefined;
  if (name === 'java' || name === 'dynoxide') return name;
  throw new Error(
    `HOLDFAST_DYNAMODB is ${JSON.stringify(name)}. It may be java or dynoxide; without it, the best ` +
      'engine is taken.',
  );
};

/** What to do when there is no engine, or when none starts. */
export const whatToInstall = (machine: Machine): string =>
  chosenEngine(machine) === 'java' ? forJava : anyEngineFor(machine);

const forJava =
  'HOLDFAST_DYNAMODB=java takes AWS’s DynamoDB Local and no other engine: it needs java on the ' +
  'PATH, and DYNAMODB_LOCAL_HOME set to the folder that holds DynamoDBLocal.jar.';

const anyEngineFor = ({ platform, arch, version }: Machine): string =>
  `Any one of these gives this machine (${platform} ${arch}) a DynamoDB: npm’s package dynoxide ` +
  `(npm install --global dynoxide@${version}); a dynoxide binary on the PATH ` +
  '(https://github.com/nubo-db/dynoxide/releases); or Java with AWS’s DynamoDB Local, and ' +
  'DYNAMODB_LOCAL_HOME set to the folder that holds DynamoDBLocal.jar.';

const startMs = 20_000;
/** Long enough to download a binary of some megabytes, which happens once. */
const downloadMs = 180_000;

/**
 * Platforms that dynoxide has packages for. Source: npm/dynoxide/platforms.json in
 * nubo-db/dynoxide.
 */
const published = ['darwin-x64', 'darwin-arm64', 'linux-x64', 'linux-arm64', 'win32-x64'];

const dynoxide = (name: string, start: Command, patienceMs: number): EngineChoice => ({
  name,
  commandFor: (port, folder) => {
    const database =
      folder === undefined ? [] : ['--db-path', path.join(folder, 'dynamodb.sqlite')];
    return [...start, 'serve', '--host', '127.0.0.1', '--port', String(port), ...database];
  },
  saysReady: 'listening on',
  patienceMs,
});

const packagedBinary = ({ platform, arch, packages, has }: Machine): string | undefined => {
  const name = programName(platform, 'dynoxide');
  const file = path.join(packages, '@dynoxide', `${platform}-${arch}`, name);
  return has(file) ? file : undefined;
};

const throughNpx = (machine: Machine): EngineChoice | undefined => {
  const { platform, arch, version } = machine;
  const npx = npxOf(machine);
  if (npx === undefined || !published.includes(`${platform}-${arch}`)) return undefined;
  const named = `dynoxide@${version}`;
  // Once it is in npm’s cache, starting it needs no network.
  const start: Command = [...npx, '--yes', '--prefer-offline', named];
  return dynoxide(`npx ${named}`, start, downloadMs);
};

/**
 * Prefers npx of the npm that started this process: a Node script, which Windows runs without a
 * shell.
 */
const npxOf = (machine: Machine): Command | undefined => {
  const { npm_execpath: npm } = machine.environment;
  const script = npm === undefined ? undefined : path.join(path.dirname(npm), 'npx-cli.js');
  if (script !== undefined && machine.has(script)) return [process.execPath, script];
  const program = programOnPath(machine, 'npx');
  return program === undefined ? undefined : [program];
};

const throughJava = (machine: Machine): EngineChoice | undefined => {
  const { DYNAMODB_LOCAL_HOME: home } = machine.environment;
  const java = programOnPath(machine, 'java');
  if (home === undefined || java === undefined) return undefined;
  const jar = path.join(home, 'DynamoDBLocal.jar');
  if (!machine.has(jar)) return undefined;
  const library = `-Djava.library.path=${path.join(home, 'DynamoDBLocal_lib')}`;
  return {
    name: 'DynamoDB Local',
    commandFor: (port, folder) => {
      const store = folder === undefined ? ['-inMemory'] : ['-dbPath', folder];
      return [java, library, '-jar', jar, '-port', String(port), '-sharedDb', ...store];
    },
    patienceMs: startMs,
  };
};

const programOnPath = ({ environment, platform, has }: Machine, name: string) =>
  (environment.PATH ?? environment.Path ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, programName(platform, name)))
    .find(has);

const programName = (platform: string, name: string): string =>
  platform === 'win32' ? `${name}.exe` : name;
