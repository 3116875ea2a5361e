/**
 * Jest's hooks around the tests of a page: before them they connect to the shared browser; after each
 * the shoppers leave, and no page may have thrown or broken its policy. A test that failed shows its
 * pages.
 */
import { type Browser, chromium } from 'playwright-core';
import { evidenceOf } from './evidence.ts';
import { type Addresses, sharedAddresses } from './shared/addresses.ts';
import { type Visits, visitsTo } from './visits.ts';

/** For a story of several waits on a busy machine; `visits.ts` says how long one wait may take. */
const testTimeoutMs = 60_000;

/** Whose page it is; `stop` is called after all tests of the file. */
export type Opened = { readonly pageUrl: string; readonly stop?: () => Promise<void> };

export type OpenPage = Pick<Visits, 'sent' | 'takeViolations' | 'visit'>;

/**
 * Tells `open` where the shared browser and shop are, and visits the page that it returns. What this
 * returns can be used only within tests. A test file says that it runs in `node-with-outcome.ts`.
 */
export const openPage = (open: (shared: Addresses) => Promise<Opened>): OpenPage => {
  let browser: Browser | undefined;
  let opened: Opened | undefined;
  let visits: Visits | undefined;
  const needed = (): Visits => {
    if (visits === undefined) throw new Error('The page is open only within tests.');
    return visits;
  };

  jest.setTimeout(testTimeoutMs);
  beforeAll(async () => {
    if (globalThis.hasTestFailed === undefined) throw new Error(missingEnvironment);
    const shared = await sharedAddresses();
    [browser, opened] = await Promise.all([chromium.connect(shared.browserUrl), open(shared)]);
    visits = visitsTo(browser, opened.pageUrl);
  });
  afterEach(async () => {
    const { seen, leave, takeViolations } = needed();
    const evidence = globalThis.hasTestFailed
      ? await evidenceOf(seen(), expect.getState().currentTestName ?? '')
      : '';
    await leave();
    if (evidence !== '') throw withoutPlace(evidence);
    expect(takeViolations()).toEqual([]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), opened?.stop?.()]);
  });

  return {
    sent: () => needed().sent(),
    takeViolations: () => needed().takeViolations(),
    visit: (visit) => needed().visit(visit),
  };
};

const missingEnvironment =
  'A test file of the page begins with `@jest-environment ./test/browser/node-with-outcome.ts` in its first comment: without it a failed test shows no page.';

/** The test's own error says where it failed; this one's place would be a hook's. */
const withoutPlace = (message: string): Error =>
  Object.assign(new Error(message), { stack: message });
