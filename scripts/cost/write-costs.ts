/** The command `npm run cost`. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { synthesize } from '../../local/synthesize.ts';
import { assemblyFolder } from '../../test/support/synthesize-once.ts';
import { journeyNames } from '../../test/support/tally/journeys.ts';
import { startProgress } from '../terminal/progress.ts';
import { commandOf } from '../terminal/run-command.ts';
import { measuredRuns } from './assumed.ts';
import { type Measured, measure } from './measure.ts';
import { costsPage } from './page.ts';
import { templateFacts } from './template-facts.ts';

const usage = `Usage: npm run cost

Runs checkouts that are paid, approved, declined and rejected, counts what they use of AWS and of Stripe,
and writes what a million of them cost into docs/costs.md. What was counted goes into
docs/costs.json. That takes about a minute.

  --computed            measures nothing: computes again of what was measured last, after a change of a price

  --help                this text`;

const measuredFile = path.resolve(import.meta.dirname, '../../docs/costs.json');
const costsFile = path.resolve(import.meta.dirname, '../../docs/costs.md');

export const writeCosts = commandOf({
  usage,
  options: { computed: { type: 'boolean' } },
  act: async ({ computed = false }) => {
    await synthesize(assemblyFolder);
    if (!computed)
      writeFileSync(measuredFile, `${JSON.stringify(await inSight(), undefined, 2)}\n`);
    const measured = JSON.parse(readFileSync(measuredFile, 'utf8')) as Measured;
    writeFileSync(costsFile, costsPage(measured, templateFacts(assemblyFolder)));
    console.log('docs/costs.md is written.');
    return true;
  },
});

const inSight = async (): Promise<Measured> => {
  const progress = startProgress('checkouts');
  try {
    progress.expect((journeyNames.length + 1) * measuredRuns);
    return await measure(progress.advance);
  } finally {
    progress.end();
  }
};
