/** `npm run connect-stripe`: gives a deployed stack its Stripe keys and its webhook endpoint. */
import { run } from './connect-stripe/run.ts';
import { terminal } from './terminal/terminal.ts';

process.exitCode = await run(process.argv.slice(2), process.env, terminal());
