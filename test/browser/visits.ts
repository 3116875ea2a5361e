/** Visits to a shop's page, each in a browser context of its own, and everything that the pages did. */
import type { Browser, Page } from 'playwright-core';
import type { Seen } from './evidence.ts';
import { type Sent, type Shopper, shopperAt } from './shopper.ts';

/** How long a page may take to show what a test waits for: the first payment starts all Lambdas. */
const waitTimeoutMs = 20_000;

export type Visit = {
  /** What follows the address: `?items=workshop:1`, the default. */
  readonly at?: string;
  readonly scheme?: 'light' | 'dark';
  /** Whether the browser runs JavaScript: it does, unless this says no. */
  readonly scripts?: boolean;
  /** Before the page loads: routes, blocked scripts. */
  readonly prepare?: (page: Page) => Promise<unknown>;
};

export type Visits = {
  /** Everything that any page of this file has sent to its own origin so far. */
  readonly sent: () => readonly Sent[];
  /** What a page did against its Content-Security-Policy, or threw, since this was asked last. */
  readonly takeViolations: () => readonly string[];
  /** The pages that are open. */
  readonly seen: () => readonly Seen[];
  readonly visit: (visit?: Visit) => Promise<Shopper>;
  /** Closes every page; the records stay. */
  readonly leave: () => Promise<void>;
};

export const visitsTo = (browser: Browser, pageUrl: string): Visits => {
  const sent: Sent[] = [];
  const violations: string[] = [];
  let open: Seen[] = [];

  const record = (page: Page) => {
    const own: Sent[] = [];
    const said: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== pageUrl) return;
      const text = `${request.url()}\n${JSON.stringify(request.headers())}\n${request.postData()}`;
      const each = { method: request.method(), path: url.pathname, text };
      own.push(each);
      sent.push(each);
    });
    page.on('requestfailed', (request) => {
      said.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText}`);
    });
    page.on('console', (message) => {
      said.push(`${message.type()}: ${message.text()}`);
      if (/content security policy/i.test(message.text())) violations.push(message.text());
    });
    page.on('pageerror', (error) => {
      said.push(`The page threw: ${error.message}`);
      violations.push(`The page threw: ${error.message}`);
    });
    open.push({ page, said });
    return own;
  };

  return {
    sent: () => sent,
    takeViolations: () => violations.splice(0),
    seen: () => open,
    visit: async ({ at = '?items=workshop:1', scheme = 'light', scripts = true, prepare } = {}) => {
      const context = await browser.newContext({
        colorScheme: scheme,
        javaScriptEnabled: scripts,
        reducedMotion: 'reduce',
        viewport: { width: 1280, height: 1000 },
      });
      context.setDefaultTimeout(waitTimeoutMs);
      const page = await context.newPage();
      const own = record(page);
      await prepare?.(page);
      await page.goto(`${pageUrl}/${at}`);
      return shopperAt(page, own);
    },
    leave: async () => {
      const left = open;
      open = [];
      await Promise.all(left.map(({ page }) => page.context().close()));
    },
  };
};
