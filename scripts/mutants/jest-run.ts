/** One run of Jest in a folder, with a time limit and at most two workers. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FileResult } from './jest-reporter.ts';

/** A run takes seconds. One that a defect keeps from ending is stopped after this time. */
const limitSeconds = 300;
/** No test without a defect takes nearly as long; one that a defect makes wait fails after this. */
const testLimitMs = 15_000;
const reportFile = '.jest-report.jsonl';
const configFile = '.jest-report.config.json';

export type FailedTest = { readonly file: string; readonly title: string };

export type JestRun =
  | { readonly kind: 'green' }
  | { readonly kind: 'red'; readonly failed: readonly [FailedTest, ...FailedTest[]] }
  /** No test failed, but the run took too long, or the tests could not be run at all. */
  | { readonly kind: 'too_slow' }
  | { readonly kind: 'broken'; readonly said: string };

let running: ChildProcess | undefined;

/** Stops the current run, with all processes that it has started. */
export const stopJest = (): void => {
  if (running?.pid === undefined) return;
  try {
    process.kill(-running.pid, 'SIGKILL');
  } catch {
    // All its processes have ended already.
  }
};

/** Runs these test files; with `bail`, only until the first one has failed. */
export const runJest = async (
  folder: string,
  tests: readonly string[],
  { bail }: { readonly bail: boolean },
): Promise<JestRun> => {
  const report = path.join(folder, reportFile);
  writeFileSync(report, '');
  const jest = path.join(folder, 'node_modules/jest/bin/jest.js');
  const config = path.join(folder, configFile);
  writeFileSync(config, configFor(tests, report, folder));
  const args = ['--config', config, '-w', '2', '--forceExit', ...(bail ? ['--bail'] : [])];
  const child = spawn(process.execPath, [jest, ...args, '--runTestsByPath', ...tests], {
    cwd: folder,
    // In a process group of its own, so that its workers can be stopped with it.
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
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    // A Jest that stops early may leave a database running, which would keep the pipe open.
    child.once('exit', stopJest);
    child.once('close', resolve);
  });
  clearTimeout(limit);
  running = undefined;
  if (isTooSlow) return { kind: 'too_slow' };
  if (status === 0) return { kind: 'green' };
  return failureIn(report, folder, said);
};

/**
 * The project's own configuration, with the reporter. The tests in test/functions need no
 * synthesized app: without it they take one second and not five.
 */
const configFor = (tests: readonly string[], reportFile: string, folder: string): string => {
  const config = JSON.parse(readFileSync(path.join(folder, 'jest.config.json'), 'utf8'));
  const reporter = path.join(folder, 'scripts/mutants/jest-reporter.ts');
  const needsApp = tests.some((test) => !test.startsWith('test/functions/'));
  return JSON.stringify({
    ...config,
    globalSetup: needsApp ? config.globalSetup : undefined,
    testTimeout: testLimitMs,
    reporters: [[reporter, { reportFile }]],
  });
};

const failureIn = (report: string, folder: string, said: string): JestRun => {
  const lines = readFileSync(report, 'utf8').split('\n').filter(Boolean);
  const results = lines.map((line) => JSON.parse(line) as FileResult);
  const [first, ...others] = results.flatMap(({ file, failed }) =>
    failed.map((title) => ({ file: path.relative(folder, file), title })),
  );
  if (first !== undefined) return { kind: 'red', failed: [first, ...others] };
  return { kind: 'broken', said: results.find(({ error }) => error)?.error ?? said.trim() };
};
