/**
 * Runs the simulated world from the command line, and writes a JSON object for each line (`report.ts`):
 *
 *     node test/simulation/main.ts <matrix|case|seeds|stories|sales|stripe> [options]
 *
 *     --assembly <folder>   what `cdk synth` wrote
 *     --part <i>/<n>        that share of the runs
 *     --extent <name>       of `matrix`: how much of it is run, as `extent.ts` has it
 *     --seeds <a>-<b>       the seeds from a to b
 *     --seed <s>            one seed, with its trace
 *     --case <text>         of `case`: one run of the matrix, with its trace, as `case.ts` has it
 *
 * `npm run simulate` is for people: it starts this in several processes. Exits with 2, and a sentence,
 * for a run of the matrix that does not exist.
 */
import { parseArgs } from 'node:util';
import { caseOf } from './matrix/case.ts';
import { extentOf } from './matrix/extent.ts';
import { matrix } from './matrix/matrix.ts';
import { NotInMatrix, replay } from './matrix/replay.ts';
import { shared, shareOf } from './matrix/share.ts';
import type { Report } from './report.ts';
import { seedsOf } from './seeds/seed-range.ts';
import { simulateSeeds, traceOfSeed } from './seeds/simulate.ts';
import { bigSales } from './stories/sales.ts';
import { runStories, stories } from './stories/stories.ts';
import { stripeRequests } from './stripe-requests.ts';
import { openUniverse } from './world/universe.ts';

/** The exit code. */
const notFound = 2;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    assembly: { type: 'string', default: 'node_modules/.cache/holdfast/cdk.out' },
    part: { type: 'string', default: '0/1' },
    extent: { type: 'string', default: 'tests' },
    seeds: { type: 'string', default: '1-100' },
    seed: { type: 'string' },
    case: { type: 'string', default: '' },
  },
});

const universe = await openUniverse(values.assembly);
const share = shareOf(values.part);
const runs: Readonly<Record<string, () => AsyncIterable<Report<unknown>>>> = {
  matrix: () => matrix(universe, extentOf(values.extent), share),
  case: () => replay(universe, caseOf(values.case)),
  stories: () => runStories(universe, shared(stories, share)),
  sales: () => runStories(universe, shared(bigSales, share)),
  stripe: () => stripeRequests(universe, seedsOf(values.seeds), share),
  seeds: () =>
    values.seed === undefined
      ? simulateSeeds(universe, seedsOf(values.seeds), share)
      : traceOfSeed(universe, Number(values.seed)),
};
const [what = ''] = positionals;
const chosen = runs[what];
if (chosen === undefined) {
  throw new Error(`There is no run "${what}". There are ${Object.keys(runs).join(', ')}.`);
}
try {
  for await (const report of chosen()) process.stdout.write(`${JSON.stringify(report)}\n`);
} catch (error) {
  if (!(error instanceof NotInMatrix)) throw error;
  process.stderr.write(error.message);
  process.exitCode = notFound;
}
await universe.stop();
process.exit();
