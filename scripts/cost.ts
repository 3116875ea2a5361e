/** `npm run cost`: measures what checkouts use, and writes what they cost into docs/costs.md. */
import { writeCosts } from './cost/write-costs.ts';
import { runCommand } from './terminal/run-command.ts';
import { terminal } from './terminal/terminal.ts';

process.exitCode = await runCommand(writeCosts, process.argv.slice(2), terminal());
