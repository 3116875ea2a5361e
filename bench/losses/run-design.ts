/** Runs designs in processes of their own, because their clock is not ours. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { compileCache } from '../../local/compile-cache.ts';
import { assemblyFolder } from '../../test/support/synthesize-once.ts';
import { type DesignName, designNames } from './designs.ts';
import type { PlayedMishap } from './play.ts';

/** A line of `main.ts`. */
export type Report = { readonly done: number } | { readonly result: readonly PlayedMishap[] };

export type Played = Readonly<Record<DesignName, readonly PlayedMishap[]>>;

/** Holdfast has the most to do, so its visits are shared between the cores. It begins. */
const holdfastShares = 2;
const jobs: readonly (readonly [DesignName, string])[] = [
  ...Array.from(
    { length: holdfastShares },
    (_, share) => ['holdfast', `${share}/${holdfastShares}`] as const,
  ),
  ...designNames.filter((name) => name !== 'holdfast').map((name) => [name, '0/1'] as const),
];

const main = path.join(import.meta.dirname, 'main.ts');

/** The same visits to each design. Throws an Error with what a process said if it fails. */
export const playDesigns = async (
  visits: number,
  seed: number,
  onVisit: () => void,
): Promise<Played> => {
  const children = new Set<ChildProcess>();
  const played: Record<DesignName, PlayedMishap[]> = {
    plain: [],
    'plain-with-keys': [],
    session: [],
    holdfast: [],
  };
  const left = jobs.values();
  const runSome = async (): Promise<void> => {
    for (const [design, share] of left) {
      const args = [design, String(visits), String(seed), share, assemblyFolder];
      played[design].push(...(await run(args, children, onVisit)));
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, runSome));
    return played;
  } finally {
    // Where one has failed, nobody waits for the others.
    for (const child of children) child.kill();
  }
};

const run = async (
  args: readonly string[],
  children: Set<ChildProcess>,
  onVisit: () => void,
): Promise<readonly PlayedMishap[]> => {
  const child = spawn(process.execPath, ['--no-flush-bytecode', main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  });
  children.add(child);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4000);
  });
  const ended = once(child, 'exit');
  let result: readonly PlayedMishap[] | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const report = JSON.parse(line) as Report;
    if ('result' in report) result = report.result;
    else onVisit();
  }
  const [code] = (await ended) as [number | null];
  children.delete(child);
  if (code !== 0 || result === undefined) {
    throw new Error(`${args.join(' ')} ended with ${String(code)}: ${complaint}`);
  }
  return result;
};
