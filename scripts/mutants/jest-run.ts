/** One run of Jest in a folder, bounded in time, on two workers at most. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** A whole run takes seconds; one that a defect keeps from ending is ended here. */
const limitSeconds = 300;
const reportFile = '.jest-report.json';

export type FailedTest = { readonly file: string; readonly title: string };

export type JestRun =
  | { readonly kind: 'green' }
  | { readonly kind: 'red'; readonly failed: readonly [FailedTest, ...FailedTest[]] }
  /** No test said so: it was too slow, or the tests could not even be run. */
  | { readonly kind: 'too_slow' }
  | { readonly kind: 'broken'; readonly said: string };

type Report = {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
};

let running: ChildProcess | undefined;

/** Ends the run that is under way, with everything that it has started. */
export const stopJest = (): void => {
  if (running?.pid === undefined || running.exitCode !== null) return;
  try {
    process.kill(-running.pid, 'SIGKILL');
  } catch {
    // It has ended by itself just now.
  }
};

/** Runs these test files; with `bail` until the first of them has failed. */
export const runJest = async (
  folder: string,
  tests: readonly string[],
  { bail }: { readonly bail: boolean },
): Promise<JestRun> => {
  const report = path.join(folder, reportFile);
  rmSync(report, { force: true });
  const args = ['-w', '2', '--forceExit', '--json', '--outputFile', report];
  if (bail) args.push('--bail');
  const jest = path.join(folder, 'node_modules/jest/bin/jest.js');
  const child = spawn(process.execPath, [jest, ...args, '--runTestsByPath', ...tests], {
    cwd: folder,
    // A group of its own, so that its workers end with it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running = child;
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  let isTooSlow = false;
  const limit = setTimeout(() => {
    isTooSlow = true;
    stopJest();
  }, limitSeconds * 1000);
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  clearTimeout(limit);
  running = undefined;
  return isTooSlow ? { kind: 'too_slow' } : resultIn(report, folder, said);
};

const resultIn = (report: string, folder: string, said: string): JestRun => {
  let text: string;
  try {
    text = readFileSync(report, 'utf8');
  } catch {
    return { kind: 'broken', said: said.trim() };
  }
  const { success, testResults } = JSON.parse(text) as Report;
  if (success) return { kind: 'green' };
  const [first, ...others] = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => ({ file: path.relative(folder, name), title: fullName })),
  );
  if (first !== undefined) return { kind: 'red', failed: [first, ...others] };
  const messages = testResults.map(({ message }) => message).join('\n');
  return { kind: 'broken', said: messages.trim() || said.trim() };
};
