/** A shopper at the page: what they type and click, and what they read. */
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';

export const visa = '4242 4242 4242 4242';

type Card = { readonly number?: string; readonly expiry?: string };

/** What a page sent to its own origin; `text` is its address, headers and body. */
export type Sent = { readonly method: string; readonly path: string; readonly text: string };

/** Whether the whole element is within the window. */
export const isOnScreen = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top < bottom && top >= 0 && bottom <= innerHeight;
  });

export const shopperAt = (page: Page, sent: readonly Sent[]) => {
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
    /**
     * Waits until the button offers this, as `Pay $14.00`; for an order to the EU, whose law prescribes the
     * button's words, until that amount is beside it.
     */
    offered: (label: string): Promise<void> =>
      payButton
        .filter({ hasText: label })
        .or(page.locator('#pay-amount').filter({ hasText: label.replace('Pay ', 'Total: ') }))
        .waitFor(),
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
    /** The Idempotency-Keys that the page has sent with its checkouts, in order. */
    keys: () =>
      sent
        .filter(({ method, path }) => method === 'POST' && path === '/api/checkouts')
        .map(({ text }) => /"idempotency-key":"([^"]+)"/.exec(text)?.[1]),
  };
};

export type Shopper = ReturnType<typeof shopperAt>;
