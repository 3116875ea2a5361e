/** Writes docs/faults.md from fresh runs of the fault matrix, and says which of them left something wrong. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { wrongIn } from '../test/simulation/case.ts';
import { faultTable, tableFile } from '../test/simulation/fault-table.ts';
import type { Result } from '../test/simulation/matrix.ts';
import { runSimulation } from '../test/support/simulation.ts';
import synthesizeOnce from '../test/support/synthesize-once.ts';

await synthesizeOnce();
const results = await runSimulation<Result>(['matrix']);
writeFileSync(path.resolve(import.meta.dirname, '..', tableFile), faultTable(results));
for (const wrong of wrongIn(results)) console.log(wrong);
console.log(`${tableFile}: ${results.length} runs`);
