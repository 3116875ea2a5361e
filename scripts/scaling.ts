/** `npm run scaling`: computes the tables of docs/scaling.md. */
import { writeScaling } from './scaling/write-scaling.ts';
import { runCommand } from './terminal/run-command.ts';
import { terminal } from './terminal/terminal.ts';

process.exitCode = await runCommand(writeScaling, process.argv.slice(2), terminal());
