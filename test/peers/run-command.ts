/** Runs a command of others to its end. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export type Ended = {
  /** The exit code; -1 when it was killed, or when there is no such command. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
};

type Options = {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** It is killed then. */
  readonly seconds?: number;
};

/** A command that there isn't ends with -1 and says so. */
export const runCommand = async (
  command: string,
  args: readonly string[],
  { cwd, env = {}, seconds = 600 }: Options = {},
): Promise<Ended> => {
  const child = spawn(command, args, {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(-1));
    child.once('close', (code) => resolve(code ?? -1));
  });
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout).catch(() => ''),
    text(child.stderr).catch(() => ''),
    ended,
  ]);
  return { code, stdout, stderr: code === -1 && stderr === '' ? `${command} did not run` : stderr };
};

/** The last lines of what it said, for a sentence about its failure. */
export const lastLines = ({ stdout, stderr }: Ended, count = 3): string =>
  (stderr.trim() || stdout.trim()).split('\n').slice(-count).join(' ').slice(0, 400);
