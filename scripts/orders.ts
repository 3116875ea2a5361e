/** `npm run orders -- <list|show|approve|cancel|refund>`: the merchant's commands in a terminal. */
import { run } from './orders/run.ts';
import { terminal } from './terminal/terminal.ts';

process.exitCode = await run(process.argv.slice(2), terminal());
