/**
 * Runs the simulated world from the command line, a JSON object a line:
 *
 *     node test/simulation/main.ts <matrix|case|singles|pairs|interferences|seeds|stories> [options]
 *
 *     --assembly <folder>   what `cdk synth` wrote (made here when it is missing)
 *     --part <i>/<n>        that share of the runs
 *     --all                 every pair, and every fault in every scenario
 *     --seeds <n>           seeds 1 to n
 *     --seed <s>            one seed, with its trace
 *     --case <text>         of `case`: one run of the matrix, with its trace, as `case.ts` has it
 */
import { parseArgs } from 'node:util';
import { caseOf } from './case.ts';
import { interferences as acts } from './interferences.ts';
import { interferences, matrix, pairs, replay, type Share, singles } from './matrix.ts';
import { simulateSeeds, traceOfSeed } from './simulate.ts';
import { runStories } from './stories.ts';
import { openUniverse } from './universe.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    assembly: { type: 'string', default: 'node_modules/.cache/holdfast/cdk.out' },
    part: { type: 'string', default: '0/1' },
    all: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '100' },
    seed: { type: 'string' },
    case: { type: 'string', default: '' },
  },
});

const shareOf = (text: string): Share => {
  const [part, of] = text.split('/').map(Number);
  if (part === undefined || of === undefined || !(part < of)) {
    throw new Error(`--part is i/n with i from 0 to n - 1, not ${text}.`);
  }
  return { part, of };
};

const universe = await openUniverse(values.assembly);
const share = shareOf(values.part);
const runs: Readonly<Record<string, () => AsyncIterable<unknown>>> = {
  matrix: () => matrix(universe, share, acts, values.all),
  case: () => replay(universe, caseOf(values.case), acts),
  singles: () => singles(universe, share, values.all),
  pairs: () => pairs(universe, share, values.all),
  interferences: () => interferences(universe, share, acts, values.all),
  stories: () => runStories(universe),
  seeds: () =>
    values.seed === undefined
      ? simulateSeeds(universe, Number(values.seeds), share)
      : traceOfSeed(universe, Number(values.seed)),
};
const [what = ''] = positionals;
const chosen = runs[what];
if (chosen === undefined) {
  throw new Error(`There is no run "${what}". There are ${Object.keys(runs).join(', ')}.`);
}
for await (const result of chosen()) process.stdout.write(`${JSON.stringify(result)}\n`);
await universe.stop();
process.exit(0);
