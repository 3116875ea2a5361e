/**
 * `npm run simulate`: runs days at the shop by their seeds, or the fault matrix, beyond the tests.
 */
import { simulate } from './simulate/simulate.ts';
import { runCommand } from './terminal/run-command.ts';
import { terminal } from './terminal/terminal.ts';

process.exitCode = await runCommand(simulate, process.argv.slice(2), terminal());
