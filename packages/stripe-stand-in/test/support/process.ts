/** Programs that a test runs: to their end, or until they say something. */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { closeAfterTest } from './after-test.ts';

type Options = { readonly cwd: string; readonly env?: NodeJS.ProcessEnv };

/** What it wrote. Rejects with what it wrote when it fails. */
export const runToEnd = async (
  file: string,
  args: readonly string[],
  options: Options,
): Promise<string> => {
  const { stdout } = await promisify(execFile)(file, args, { ...options, encoding: 'utf8' }).catch(
    (error: { stdout?: string; stderr?: string; message: string }) => {
      throw new Error(`${file} ${args.join(' ')}\n${error.stdout}\n${error.stderr}`);
    },
  );
  return stdout;
};

/** How it ended, and what it wrote. */
export const runToFailure = async (file: string, args: readonly string[], options: Options) => {
  const failed: { code?: unknown; stderr?: string } = await promisify(execFile)(file, args, {
    ...options,
    encoding: 'utf8',
  }).then(
    () => ({}),
    (error) => error,
  );
  return { code: failed.code, stderr: failed.stderr ?? '' };
};

/**
 * A program that has written `line`. `end` sends it SIGINT and answers how it ended; it is ended after
 * the test in any case. `stopReading` closes what it writes to.
 */
export const startUntil = async (
  line: RegExp,
  file: string,
  args: readonly string[],
  options: Options,
) => {
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const end = async () => {
    child.kill('SIGINT');
    return { code: await ended, output };
  };
  closeAfterTest({ close: end });
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer) => {
      output += text.toString('utf8');
      if (line.test(output)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`${file} ended too early:\n${output}`)));
  });
  return { output: () => output, stopReading: () => child.stdout.destroy(), end };
};

/** Every Node that this machine has: the one that runs the tests, and the one that a shell would take. */
export const nodes = (): readonly string[] => {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const plain = folders.find(
    (folder) => !folder.includes('node_modules') && existsSync(path.join(folder, 'node')),
  );
  return [
    ...new Set([process.execPath, ...(plain === undefined ? [] : [path.join(plain, 'node')])]),
  ];
};
