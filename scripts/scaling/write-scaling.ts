/** The command `npm run scaling`. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { synthesize } from '../../local/synthesize.ts';
import { assemblyFolder } from '../../test/support/synthesize-once.ts';
import { commandOf } from '../terminal/run-command.ts';
import { computed } from './computed.ts';

const usage = `Usage: npm run scaling

Computes the tables of docs/scaling.md: the line in front of Stripe, and a product that everybody buys.
The waits of retries and the API's throttle are read from the template. That takes some ten seconds.

  --help                this text`;

const file = path.resolve(import.meta.dirname, '../../docs/scaling.md');

export const writeScaling = commandOf({
  usage,
  options: {},
  act: async () => {
    await synthesize(assemblyFolder);
    writeFileSync(file, await computed(readFileSync(file, 'utf8'), assemblyFolder));
    console.log('The tables of docs/scaling.md are computed.');
    return true;
  },
});
