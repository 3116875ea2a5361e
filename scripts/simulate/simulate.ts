/** The command `npm run simulate`. */
import { caseOf, wrongIn } from '../../test/simulation/matrix/case.ts';
import type { ExtentName } from '../../test/simulation/matrix/extent.ts';
import type { Result } from '../../test/simulation/matrix/result.ts';
import { seedsOf, textOfSeeds } from '../../test/simulation/seeds/seed-range.ts';
import type { SeedResult } from '../../test/simulation/seeds/simulate.ts';
import { wrongSeedsIn } from '../../test/simulation/seeds/wrong-seeds.ts';
import { runSimulation } from '../../test/support/simulation.ts';
import synthesizeOnce from '../../test/support/synthesize-once.ts';
import { commandOf } from '../terminal/run-command.ts';
import { messageOf, UsageError } from '../terminal/usage-error.ts';
import { simulateInSight } from './in-sight.ts';

const usage = `Usage: npm run simulate -- [one of these options]

Runs the simulated world, and checks the books after each run.

  --seeds <n>           days at the shop, by the seeds from 1 to n (1000)
  --seeds <a>-<b>       the same, by the seeds from a to b
  --seed <s>            one of them again, with everything that happened
  --singles             every single fault and every act of the fault matrix: about twenty minutes
  --matrix              all of the fault matrix, every pair of faults included: that takes many hours
  --case <text>         one run of the fault matrix again, with everything that happened; the text is
                        as in docs/faults.md and in a failing test
  --help                this text`;

export const simulate = commandOf({
  usage,
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string' },
    singles: { type: 'boolean' },
    matrix: { type: 'boolean' },
    case: { type: 'string' },
  },
  act: async ({ seeds, seed, singles, matrix, case: text }) => {
    const given = [seeds, seed, singles, matrix, text].filter((option) => option !== undefined);
    if (given.length > 1) {
      throw new UsageError('Give one of --seeds, --seed, --singles, --matrix and --case.');
    }
    if (seed !== undefined) return traced(['seeds', '--seed', String(wholeNumber(seed))]);
    if (text !== undefined) {
      understood(text, caseOf);
      return traced(['case', '--case', text]);
    }
    if (singles === true) return faultMatrix('singles');
    return matrix === true ? faultMatrix('all') : days(seeds ?? '1000');
  },
});

const wholeNumber = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(`--seed takes a whole number, not "${text}".`);
};

/** Makes one run, and prints its trace and its result. */
const traced = async (args: readonly string[]): Promise<boolean> => {
  await synthesizeOnce();
  const lines = await runSimulation<unknown>(args);
  for (const line of lines) console.log(line);
  return true;
};

const faultMatrix = async (extent: ExtentName): Promise<boolean> => {
  const startedAt = performance.now();
  const results = await simulateInSight<Result>('fault matrix', ['matrix', '--extent', extent]);
  return judged(`${results.length} runs of the matrix`, wrongIn(results), startedAt);
};

const days = async (text: string): Promise<boolean> => {
  const startedAt = performance.now();
  const seeds = textOfSeeds(understood(text, seedsOf));
  const results = await simulateInSight<SeedResult>('days at the shop', [
    'seeds',
    '--seeds',
    seeds,
  ]);
  const faults = results.reduce((sum, result) => sum + result.faults, 0);
  return judged(`${results.length} seeds, ${faults} faults`, wrongSeedsIn(results), startedAt);
};

/** Reads a text that was typed. Throws a `UsageError` for one that can't be read. */
const understood = <T>(text: string, read: (text: string) => T): T => {
  try {
    return read(text);
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
};

const judged = (ran: string, wrong: readonly string[], startedAt: number): boolean => {
  for (const each of wrong) console.log(each);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log(`${ran}, ${wrong.length} with violations, in ${seconds} s`);
  return wrong.length === 0;
};
