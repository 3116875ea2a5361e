/** `npm run fault-table`: writes docs/faults.md from fresh runs of the fault matrix. */
import { writeTable } from './fault-table/write-table.ts';
import { runCommand } from './terminal/run-command.ts';
import { terminal } from './terminal/terminal.ts';

process.exitCode = await runCommand(writeTable, process.argv.slice(2), terminal());
