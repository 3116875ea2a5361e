/** `npm run bench`: speed and losses, side by side with other ways to build a checkout. */
import { runCommand } from '../scripts/terminal/run-command.ts';
import { terminal } from '../scripts/terminal/terminal.ts';
import { benchOf } from './bench.ts';
import { loadPart } from './load/load-part.ts';
import { manyPart } from './load/many-part.ts';

process.exitCode = await runCommand(
  benchOf([loadPart, manyPart]),
  process.argv.slice(2),
  terminal(),
);
