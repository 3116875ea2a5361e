/** `npm run bench`: speed and losses, side by side with other ways to build a checkout. */
import { runCommand } from '../scripts/terminal/run-command.ts';
import { terminal } from '../scripts/terminal/terminal.ts';
import { benchOf } from './bench.ts';
import { coldStartPart } from './cold-start/cold-start-part.ts';
import { loadPart } from './load/load-part.ts';
import { manyPart } from './load/many-part.ts';
import { lossesPart } from './losses/losses-part.ts';

process.exitCode = await runCommand(
  benchOf([loadPart, coldStartPart, lossesPart, manyPart]),
  process.argv.slice(2),
  terminal(),
);
