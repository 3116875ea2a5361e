/** Scripts of the stand-in's browser side, read as a browser reads them, without a page. */
import { runInNewContext } from 'node:vm';
import { browserFiles } from '../../src/stripe-js/browser-files.ts';

/**
 * Runs scripts of `/v3/` one after the other and answers what they left in `StripeStandIn`. `page` are
 * the globals that they find.
 */
export const loadScripts = <T>(
  names: readonly string[],
  page: Readonly<Record<string, unknown>> = {},
): T => {
  const globals: Record<string, unknown> & { StripeStandIn?: T } = { ...page };
  for (const name of names) {
    const file = browserFiles(`/v3/${name}`);
    if (file === undefined) throw new Error(`There is no script /v3/${name}.`);
    runInNewContext(String(file.body), globals);
  }
  if (globals.StripeStandIn === undefined) throw new Error('The scripts left nothing.');
  return globals.StripeStandIn;
};
