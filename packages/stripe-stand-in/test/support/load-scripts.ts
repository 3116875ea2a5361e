/** Scripts of the stand-in's browser side, run as a browser runs them, without a page. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';

const folder = path.resolve(import.meta.dirname, '../../src/stripe-js');

/**
 * Runs scripts such as `frame/card-rules.js` one after the other and answers what they left in
 * `StripeStandIn`. `page` are the globals that they find.
 */
export const loadScripts = <T>(
  names: readonly string[],
  page: Readonly<Record<string, unknown>> = {},
): T => {
  const globals: Record<string, unknown> & { StripeStandIn?: T } = { ...page };
  for (const name of names) {
    runInNewContext(readFileSync(path.join(folder, name), 'utf8'), globals);
  }
  if (globals.StripeStandIn === undefined) throw new Error('The scripts left nothing.');
  return globals.StripeStandIn;
};
