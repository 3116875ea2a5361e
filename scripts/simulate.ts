/**
 * `npm run simulate -- --seeds 10000`: days at the shop, by their seeds, on all cores. A seed that
 * leaves the books in disorder prints the command that replays it, with its trace:
 * `npm run simulate -- --seed 42`. `--matrix` runs all of the fault matrix instead, and `--case` one run of
 * the fault matrix, as a row of docs/faults.md names it, with its trace.
 */
import { parseArgs } from 'node:util';
import type { Result } from '../test/simulation/matrix.ts';
import type { SeedResult } from '../test/simulation/simulate.ts';
import { runShare, runSimulation } from '../test/support/simulation.ts';
import synthesizeOnce from '../test/support/synthesize-once.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    matrix: { type: 'boolean', default: false },
    case: { type: 'string' },
  },
});

const startedAt = performance.now();
const took = () => `${((performance.now() - startedAt) / 1000).toFixed(0)} s`;
await synthesizeOnce();
if (values.seed !== undefined) {
  const lines = await runShare<string | SeedResult>(['seeds', '--seed', values.seed]);
  for (const line of lines) console.log(line);
} else if (values.case !== undefined) {
  for (const line of await runShare<unknown>(['case', '--case', values.case])) console.log(line);
} else if (values.matrix) {
  const results = await runSimulation<Result>(['matrix', '--all']);
  const wrong = results.filter(({ violations }) => violations.length > 0);
  for (const each of wrong) console.log(each);
  console.log(
    `${results.length} runs of the matrix, ${wrong.length} with violations, in ${took()}`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
} else {
  const results = await runSimulation<SeedResult>(['seeds', '--seeds', values.seeds]);
  const wrong = results.filter(({ violations }) => violations.length > 0);
  for (const { seed, violations } of wrong) {
    console.log(`npm run simulate -- --seed ${seed}\n  ${violations.join('\n  ')}`);
  }
  const faults = results.reduce((sum, result) => sum + result.faults, 0);
  console.log(
    `${results.length} seeds, ${faults} faults, ${wrong.length} with violations, in ${took()}`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
