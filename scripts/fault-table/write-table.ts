/** The command `npm run fault-table`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { wrongIn } from '../../test/simulation/matrix/case.ts';
import { faultTable, tableFile } from '../../test/simulation/matrix/fault-table.ts';
import type { Result } from '../../test/simulation/matrix/result.ts';
import { simulateInSight } from '../simulate/in-sight.ts';
import { commandOf } from '../terminal/run-command.ts';

const usage = `Usage: npm run fault-table

Runs the single faults and the acts of the fault matrix that \`npm run verify\` runs, and writes what
came of them into ${tableFile}; says which of them left something wrong. That takes about twelve
minutes on two cores.

  --help                this text`;

const file = path.resolve(import.meta.dirname, '../..', tableFile);

export const writeTable = commandOf({
  usage,
  options: {},
  act: async () => {
    const results = await simulateInSight<Result>('fault matrix', ['matrix', '--extent', 'verify']);
    writeFileSync(file, faultTable(results));
    const wrong = wrongIn(results);
    for (const each of wrong) console.log(each);
    console.log(`${tableFile}: ${results.length} runs`);
    return wrong.length === 0;
  },
});
