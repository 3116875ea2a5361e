/** A shopper at the page in a browser of their own, and everything that the page sent and said. */
import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import type { CheckoutSystem } from '../support/system.ts';

export const visa = '4242 4242 4242 4242';

type Visit = {
  /** What follows the address: `?items=mug:1`, the default. */
  readonly at?: string;
  readonly scheme?: 'light' | 'dark';
  /** Before the page loads: routes, blocked scripts. */
  readonly prepare?: (page: Page) => Promise<unknown>;
};

type Card = { readonly number?: string; readonly expiry?: string };

/** What a page sent to its own origin; `text` is its address, headers and body. */
export type Sent = { readonly method: string; readonly path: string; readonly text: string };

/** Whether the whole element is within the window. */
export const isOnScreen = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top < bottom && top >= 0 && bottom <= innerHeight;
  });

/** The shoppers of a test file: opened by `visit`, gone after `leave`; their records stay. */
export const shoppersOf = (browser: Browser, shop: CheckoutSystem) => {
  const sent: Sent[] = [];
  const violations: string[] = [];
  const leaving: (() => Promise<void>)[] = [];

  const record = (page: Page): Sent[] => {
    const own: Sent[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== shop.pageUrl) return;
      const text = `${request.url()}\n${JSON.stringify(request.headers())}\n${request.postData()}`;
      const each = { method: request.method(), path: url.pathname, text };
      own.push(each);
      sent.push(each);
    });
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) violations.push(message.text());
    });
    page.on('pageerror', (error) => violations.push(`The page threw: ${error.message}`));
    return own;
  };

  return {
    /** Everything that any page of this file has sent to its origin so far. */
    sent,
    /** What a page did against its Content-Security-Policy, or threw. */
    violations,
    visit: async ({ at = '?items=mug:1', scheme = 'light', prepare }: Visit = {}) => {
      const context = await browser.newContext({
        colorScheme: scheme,
        reducedMotion: 'reduce',
        viewport: { width: 1280, height: 1000 },
      });
      context.setDefaultTimeout(10_000);
      leaving.push(() => context.close());
      const page = await context.newPage();
      const own = record(page);
      await prepare?.(page);
      await page.goto(`${shop.pageUrl}/${at}`);
      return shopperAt(page, shop, own);
    },
    leave: async () => {
      await Promise.all(leaving.splice(0).map((close) => close()));
    },
  };
};

export type Shoppers = ReturnType<typeof shoppersOf>;

const shopperAt = (page: Page, shop: CheckoutSystem, sent: readonly Sent[]) => {
  const email = `${randomUUID()}@example.com`;
  const frame = page.frameLocator('iframe[title$="payment input frame"]');
  const payButton = page.locator('#pay');

  const type = async ({ number = visa, expiry = '12 / 34' }: Card = {}) => {
    await page.getByLabel('E-mail').fill(email);
    await frame.getByLabel('Card number').fill(number);
    await frame.getByLabel('Expiration date').fill(expiry);
    await frame.getByLabel('CVC').fill('123');
    await frame.getByLabel('ZIP').fill('94107');
  };

  return {
    page,
    email,
    sent,
    payButton,
    /** An input of the card's frame, by its label. */
    field: (label: string): Locator => frame.getByLabel(label),
    /** The alerts of the card's frame that say something. */
    cardAlerts: frame.getByRole('alert').filter({ hasText: /\S/ }),
    type,
    pay: async (card?: Card) => {
      await type(card);
      await payButton.click();
    },
    /** Waits for the confirmation; gives the order's number that it shows. */
    confirmed: async (): Promise<string> => (await page.locator('#order-id').textContent()) ?? '',
    /** Waits until an alert of the page says this; gives its whole sentence. */
    refused: async (pattern: RegExp): Promise<string> =>
      (await page.getByRole('alert').filter({ hasText: pattern }).textContent()) ?? '',
    /** The rows of this shopper's checkouts. */
    checkouts: async () =>
      (await shop.rows('TablesCheckouts')).filter((checkout) => checkout.email === email),
    orders: async () => (await shop.rows('TablesOrders')).filter((order) => order.email === email),
    /** Waits until Stripe has placed this shopper's hold, whatever the answer does afterwards. */
    held: async (): Promise<void> => {
      for (const giveUpAt = Date.now() + 10_000; Date.now() < giveUpAt; ) {
        const mine = (await shop.rows('TablesCheckouts')).filter((row) => row.email === email);
        const payments = mine.flatMap(({ id }) => shop.paymentsOf(String(id)));
        if (payments.some(({ status }) => status === 'requires_capture')) return;
      }
      throw new Error(`Stripe has placed no hold for ${email} in 10 s.`);
    },
    /** The Idempotency-Keys that the page has sent with its checkouts, in order. */
    keys: () =>
      sent
        .filter(({ method, path }) => method === 'POST' && path === '/api/checkouts')
        .map(({ text }) => /"idempotency-key":"([^"]+)"/.exec(text)?.[1]),
    /** The one checkout of this shopper once its execution has ended, and its payments. */
    ended: async () => {
      const mine = (await shop.rows('TablesCheckouts')).filter((row) => row.email === email);
      if (mine.length !== 1) throw new Error(`${email} has ${mine.length} checkouts, not one.`);
      const id = String(mine[0]?.id);
      const { checkout, states } = await shop.ended(id);
      return { checkout, states, payments: shop.paymentsOf(id) };
    },
  };
};

export type Shopper = ReturnType<typeof shopperAt>;
