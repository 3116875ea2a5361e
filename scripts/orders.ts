/** `npm run orders -- <list|show|approve|cancel|refund>`: the merchant's commands, from a terminal. */
import { UsageError } from './orders/arguments.ts';
import { run } from './orders/run.ts';
import { terminal } from './orders/terminal.ts';

try {
  process.exitCode = await run(process.argv.slice(2), terminal());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
