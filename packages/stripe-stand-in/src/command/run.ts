/**
 * Runs the stand-in as a program: it prints what it serves and, unless it is quiet, each request.
 */
import path from 'node:path';
import { apiVersion } from '../api/api-version.ts';
import type { Control } from '../control/control.ts';
import { type StripeStandIn, startStripeStandIn } from '../server/server.ts';
import { deliveryLine, requestLine } from './log-lines.ts';
import type { CommandOptions } from './options.ts';

/** Has the events sent to `url` and answers the secret that they are signed with. */
const connect = (control: Control, url: string, secret: string | undefined): string => {
  if (secret === undefined) return control.keepWebhook({ url }).secret;
  control.connectWebhook({ url, secret });
  return secret;
};

/**
 * Starts the stand-in and tells `say` what it serves, one line each, ending with `ready`. Rejects
 * with an Error that says what to do when it can't start.
 */
export const run = async (
  { port, dataFile, webhookUrl, webhookSecret, isQuiet }: CommandOptions,
  say: (line: string) => void,
): Promise<StripeStandIn> => {
  const standIn = await startStripeStandIn({
    port,
    ...(dataFile !== undefined && { dataFile }),
    ...(!isQuiet && {
      onAnswer: (entry) => say(requestLine(entry)),
      onAttempt: (delivery) => say(deliveryLine(delivery)),
    }),
  });
  const { url, control } = standIn;
  say(`api        ${url}/v1/ with any key that begins with sk_test_`);
  say(`stripe.js  ${url}/v3/`);
  say(`control    ${url}/_control/`);
  say(`data       ${dataFile === undefined ? 'in memory' : path.resolve(dataFile)}`);
  if (webhookUrl !== undefined) {
    const secret = connect(control, webhookUrl, webhookSecret);
    say(`webhook    ${webhookUrl} signed with ${secret}`);
  }
  say(`ready with Stripe's API ${apiVersion}; Ctrl-C ends it`);
  return standIn;
};
