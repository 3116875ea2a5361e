/** Runs the simulated world beside the tests, in processes of its own: its clock is not theirs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { assemblyFolder } from './synthesize-once.ts';

const main = path.resolve(import.meta.dirname, '../simulation/main.ts');
/** As many as there are cores on the smallest machine that these tests are for. */
const processes = 2;

/** Every result of a run of `main.ts`, from as many processes as share the work. */
export const runSimulation = async <T>(...args: readonly string[]): Promise<readonly T[]> => {
  const shares = await Promise.all(
    Array.from({ length: processes }, (_, part) =>
      runShare<T>([...args, '--part', `${part}/${processes}`]),
    ),
  );
  return shares.flat();
};

/** The same in one process. */
export const runShare = async <T>(args: readonly string[]): Promise<readonly T[]> => {
  const child = spawn('node', [main, ...args, '--assembly', assemblyFolder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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
