/** `npm run first-checkout`: runs the whole system on this machine and buys one product. */
import { firstCheckout } from './first-checkout/first-checkout.ts';
import { runCommand } from './terminal/run-command.ts';
import { terminal } from './terminal/terminal.ts';

process.exitCode = await runCommand(firstCheckout, process.argv.slice(2), terminal());
