/** `npm run verify`: the checks that take too long for `npm test`; run them before you merge. */
import { runCommand } from './terminal/run-command.ts';
import { terminal } from './terminal/terminal.ts';
import { checks } from './verify/checks.ts';
import { verifyWith } from './verify/verify.ts';

process.exitCode = await runCommand(verifyWith(checks), process.argv.slice(2), terminal());
