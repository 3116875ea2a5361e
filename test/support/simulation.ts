/** Runs the simulated world in processes of its own, because its clock is not ours. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { compileCache } from '../../local/compile-cache.ts';
import type { Report } from '../simulation/report.ts';
import { assemblyFolder } from './synthesize-once.ts';

const main = path.resolve(import.meta.dirname, '../simulation/main.ts');
/**
 * The same functions are evaluated again thousands of times, which V8 does not expect. Here it compiles
 * them at their first call and keeps that. And a run leaves little behind, so that collecting its garbage
 * is cheap when there is room for it.
 */
const settings = [
  '--always-sparkplug',
  '--no-flush-bytecode',
  '--min-semi-space-size=16',
  '--max-semi-space-size=16',
];

export type Running = {
  /** Into how many shares the work is cut: a process each. */
  readonly shares?: number;
  /** How many of them run at a time; all of them without it. */
  readonly atOnce?: number;
  /** Hears how much work there is, and how much of it is done. */
  readonly onReport?: (report: Report<unknown>) => void;
};

/** Every result of a run of `main.ts`. */
export const runSimulation = async <T>(
  args: readonly string[],
  { shares = 1, atOnce = shares, onReport = () => {} }: Running = {},
): Promise<readonly T[]> => {
  const children = new Set<ChildProcess>();
  const results: (readonly T[])[] = [];
  const parts = Array.from({ length: shares }, (_, part) => part).values();
  const runSome = async (): Promise<void> => {
    for (const part of parts) {
      const share = [...args, '--part', `${part}/${shares}`];
      results[part] = await runShare<T>(share, children, onReport);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, runSome));
  } finally {
    // Where one has failed, nobody waits for the others.
    for (const child of children) child.kill();
  }
  return results.flat();
};

const runShare = async <T>(
  args: readonly string[],
  children: Set<ChildProcess>,
  onReport: (report: Report<unknown>) => void,
): Promise<readonly T[]> => {
  const child = spawn('node', [...settings, main, ...args, '--assembly', assemblyFolder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  });
  children.add(child);
  // Its clock stands still while it waits; the clocks of the tests beside it do not.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4000);
  });
  const ended = once(child, 'exit');
  const results: T[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const report = JSON.parse(line) as Report<T>;
    if (report.result !== undefined) results.push(report.result);
    onReport(report);
  }
  const [code] = (await ended) as [number | null];
  children.delete(child);
  if (code === 2) throw new Error(complaint);
  if (code !== 0) throw new Error(`The simulation ended with ${String(code)}: ${complaint}`);
  return results;
};
