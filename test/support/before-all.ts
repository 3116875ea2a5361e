/** Before all tests: the CDK app is synthesized, and the page's tests are offered what they share. */
import { rm } from 'node:fs/promises';
import { compileCache } from '../../local/compile-cache.ts';
import { resultsFolder } from '../browser/results-folder.ts';
import { askAt } from '../browser/shared/addresses.ts';
import { type OnDemand, serveOnDemand } from '../browser/shared/on-demand.ts';
import synthesizeOnce from './synthesize-once.ts';

declare global {
  /** Jest can hand what its setup has started to its teardown only by a global. */
  var sharedByPageTests: OnDemand | undefined;
}

export default async (): Promise<void> => {
  await Promise.all([synthesizeOnce(), rm(resultsFolder, { recursive: true, force: true })]);
  globalThis.sharedByPageTests = await serveOnDemand();
  // Jest's workers are started after this, with this environment.
  process.env.NODE_COMPILE_CACHE = compileCache;
  process.env[askAt] = globalThis.sharedByPageTests.url;
};
