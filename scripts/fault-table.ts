/** Writes docs/faults.md from fresh runs of the fault matrix. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { faultTable, tableFile } from '../test/simulation/fault-table.ts';
import type { Result } from '../test/simulation/matrix.ts';
import { runSimulation } from '../test/support/simulation.ts';
import synthesizeOnce from '../test/support/synthesize-once.ts';

await synthesizeOnce();
const singles = await runSimulation<Result>('singles');
const interfered = await runSimulation<Result>('interferences');
writeFileSync(path.resolve(import.meta.dirname, '..', tableFile), faultTable(singles, interfered));
console.log(`${tableFile}: ${singles.length} faults, ${interfered.length} interferences`);
