/**
 * `npm run pictures`: takes the README's pictures again, from the whole system running on free
 * ports, and draws the state machine as it is synthesized.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { drawGraph } from '../local/console/graph/draw-graph.ts';
import { layOut } from '../local/console/graph/layout.ts';
import { synthesize } from '../local/synthesize.ts';
import { startBrowser } from '../test/support/browser.ts';
import { assemblyFolder } from '../test/support/synthesize-once.ts';
import { type CheckoutSystem, startCheckoutSystem } from '../test/support/system.ts';
import { commandOf, runCommand } from './terminal/run-command.ts';
import { terminal } from './terminal/terminal.ts';

const usage = `Usage: npm run pictures

Takes the README's pictures again, from the whole system running on free ports, and draws the state
machine as it is synthesized, into docs/images.

  --help                this text`;

const folder = path.resolve(import.meta.dirname, '../docs/images');

/** Takes a picture from the top of the page to a little below the element `last`. */
const take = async (page: Page, name: string, last: string): Promise<void> => {
  const bounds = await page.locator(last).boundingBox();
  if (bounds === null) throw new Error(`${last} is not to be seen.`);
  await page.setViewportSize({ width: 1280, height: Math.round(bounds.y + bounds.height) + 24 });
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
  console.log(`docs/images/${name}.png`);
};

const typeCard = async (page: Page, number: string): Promise<void> => {
  const card = page.frameLocator('iframe[title$="payment input frame"]');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await card.getByLabel('Card number').fill(number);
  await card.getByLabel('Expiration date').fill('12 / 34');
  await card.getByLabel('CVC').fill('123');
  await card.getByLabel('ZIP').fill('94107');
};

const typeAddress = async (page: Page): Promise<void> => {
  const address = page.frameLocator('iframe[title="Secure address input frame"]');
  await address.getByLabel('Full name').fill('Ada Lovelace');
  await address.getByLabel('Address', { exact: true }).fill('1 Main Street');
  await address.getByLabel('City').fill('Portland');
  await address.getByLabel('State').fill('OR');
  await address.getByLabel('ZIP').fill('97201');
  await page.locator('#pay').filter({ hasText: 'Pay $48.00' }).waitFor();
};

const takeShop = async (page: Page, shop: CheckoutSystem): Promise<void> => {
  await page.goto(`${shop.pageUrl}/?items=mug:2,workshop:1`);
  await typeAddress(page);
  await typeCard(page, '4242 4242 4242 4242');
  await page.locator('#catalogue-title').click();
  await take(page, 'page', '#cart');
  await page.locator('#pay').click();
  await page.locator('#order-id').waitFor();
  await take(page, 'confirmation', '#confirmation');
};

const takeConsole = async (page: Page, shop: CheckoutSystem): Promise<void> => {
  const pay = async (card: string) => {
    const { body } = await shop.place({ payment: { paymentMethod: `pm_card_${card}` } });
    await shop.ended(body.id);
    return body.id;
  };
  await pay('visa_chargeDeclined');
  const { orderId } = await shop.checkout(await pay('mastercard'));
  await shop
    .lambda('MerchantOrders')
    .invoke({ command: 'refund', orderId, refundId: 'shown', amountMinor: 500 });
  await pay('visa_chargeDeclinedInsufficientFunds');
  await shop.place({ items: [{ sku: 'chair', quantity: 1 }], expectedTotal: 48_000 });
  const shown = await pay('visa');
  await page.goto(`${shop.pageUrl}/_local/#${shown}`);
  await page.locator('[data-state="Capture"].done').waitFor();
  await take(page, 'console', '#payments');
};

const takeAll = async (): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  await synthesize(assemblyFolder);
  const [shop, browser] = await Promise.all([startCheckoutSystem(), startBrowser()]);
  try {
    const context = await browser.newContext({
      colorScheme: 'light',
      reducedMotion: 'reduce',
      deviceScaleFactor: 2,
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    await takeShop(page, shop);
    await takeConsole(page, shop);
    writeFileSync(
      path.join(folder, 'workflow.svg'),
      drawGraph(await layOut(shop.definition, { withWords: true })),
    );
    console.log('docs/images/workflow.svg');
  } finally {
    await browser.close();
    await shop.stop();
  }
};

const pictures = commandOf({
  usage,
  options: {},
  act: async () => {
    await takeAll();
    return true;
  },
});

process.exitCode = await runCommand(pictures, process.argv.slice(2), terminal());
