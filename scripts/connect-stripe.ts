/** `npm run connect-stripe`: gives a deployed stack its Stripe keys and its webhook endpoint. */

import { connect } from './connect-stripe/connect.ts';
import { readKeys } from './connect-stripe/keys.ts';
import { readOptions, UsageError, usage } from './connect-stripe/options.ts';
import { awsServices } from './connect-stripe/stack.ts';
import { stripeOf } from './connect-stripe/stripe.ts';

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else {
    const aws = awsServices(options);
    const stack = await aws.describe();
    const keys = await readKeys(process.env, options.live);
    await connect({
      aws,
      stack,
      keys,
      stripe: stripeOf(keys.secretKey, stack.stripeApiUrl),
      options,
      say: (line) => console.log(line),
    });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
