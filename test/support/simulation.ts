/** Runs the simulated world beside the tests, in processes of its own: its clock is not theirs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { assemblyFolder } from './synthesize-once.ts';

const main = path.resolve(import.meta.dirname, '../simulation/main.ts');
/** Where Node keeps what it has compiled of our own files. */
const compileCache = path.resolve(assemblyFolder, '../node');
/** Into how many shares the work is cut: what of the matrix is sampled goes by it, too. */
const shares = 2;

/**
 * The same functions are evaluated anew thousands of times, which V8 does not expect: compiled at the
 * first call and kept, they are worth it. And a run leaves little behind, so garbage is cheap once
 * there is room for it.
 */
const settings = [
  '--always-sparkplug',
  '--no-flush-bytecode',
  '--min-semi-space-size=16',
  '--max-semi-space-size=16',
];

/** Every result of a run of `main.ts`, `atOnce` of its shares at a time. */
export const runSimulation = async <T>(
  args: readonly string[],
  atOnce = shares,
): Promise<readonly T[]> => {
  const results: (readonly T[])[] = [];
  const parts = Array.from({ length: shares }, (_, part) => part).values();
  const runSome = async (): Promise<void> => {
    for (const part of parts) {
      results[part] = await runShare<T>([...args, '--part', `${part}/${shares}`]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runSome));
  return results.flat();
};

/** One share, or all of it, in one process. */
export const runShare = async <T>(args: readonly string[]): Promise<readonly T[]> => {
  const child = spawn('node', [...settings, main, ...args, '--assembly', assemblyFolder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  });
  // Its clock stands still while it waits; the other tests' clocks do not.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4000);
  });
  const ended = once(child, 'exit');
  const results: T[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    results.push(JSON.parse(line) as T);
  }
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`The simulation ended with ${String(code)}: ${complaint}`);
  return results;
};
