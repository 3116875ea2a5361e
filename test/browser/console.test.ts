/**
 * The developer's console in a real browser: what it shows, what it can change, and that it holds still.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import type { Page } from 'playwright-core';
import { orderIdOf } from '../../functions/checkout/idempotency.ts';
import type { CheckoutId } from '../../functions/checkout/ids.ts';
import type { CheckoutSystem } from '../support/system.ts';
import { findingsOn } from './findings.ts';
import { openShop } from './open-shop.ts';

const shoppers = openShop();
let shop: CheckoutSystem;
beforeAll(() => {
  shop = shoppers.system;
});

const open = async (at = '', scheme: 'light' | 'dark' = 'light'): Promise<Page> =>
  (
    await shoppers.visit({
      at: `_local/${at}`,
      scheme,
      prepare: (page) => page.clock.install(),
    })
  ).page;

/** The id of a checkout whose execution has ended. */
const paid = async (card = 'visa'): Promise<CheckoutId> => {
  const { body } = await shop.place({ payment: { paymentMethod: `pm_card_${card}` } });
  await shop.ended(body.id);
  return body.id;
};

const row = (page: Page, id: string) => page.locator(`tr[data-key="${id}"]`);

/** Waits until the page has drawn twice more, with its clock put forward to its next turn. */
const drawnTwice = async (page: Page): Promise<void> => {
  for (let times = 0; times < 3; times += 1) {
    const answered = page.waitForResponse('**/_local/api/overview');
    await page.clock.fastForward(2000);
    await answered;
  }
};

test.each(['light', 'dark'] as const)('in %s, axe-core finds nothing', async (scheme) => {
  const page = await open(`#${await paid()}`, scheme);
  await page.locator('[data-state="Capture"].done').waitFor();

  expect(await findingsOn(page)).toEqual([]);
});

test('an execution that is chosen shows the states that it went through', async () => {
  const id = await paid('visa_chargeDeclined');
  const page = await open();
  await page.locator('#executions').getByRole('link', { name: id }).click();
  await page.locator('[data-state="Declined"].done').waitFor();

  expect(await page.locator('[data-state="Authorize"].done').count()).toBe(1);
  expect(await page.locator('[data-state="CreateOrder"].done').count()).toBe(0);
});

describe('an address that names', () => {
  test('a checkout opens its execution, which leads to its order and its payment', async () => {
    const id = await paid();
    const page = await open(`#${id}`);
    await page.locator('[data-state="Capture"].done').waitFor();

    expect(await row(page, id).getAttribute('aria-current')).toBe('true');
    const [payment] = shop.paymentsOf(id);
    expect(await page.locator('#detail a').allTextContents()).toEqual([orderIdOf(id), payment?.id]);
  });

  test.each(['an order', 'a payment'])('%s marks it and brings it into sight', async (what) => {
    const id = await paid();
    const named = what === 'an order' ? orderIdOf(id) : (shop.paymentsOf(id)[0]?.id ?? '');
    const page = await open(`#${named}`);
    await page.locator('tr[aria-current]').waitFor();

    expect(await page.locator('tr[aria-current] a').first().textContent()).toBe(named);
    const bounds = await row(page, named).boundingBox();
    expect(bounds?.y).toBeGreaterThan(0);
    expect(bounds?.y).toBeLessThan(1000 - (bounds?.height ?? 0));
  });

  test('something that does not exist says so', async () => {
    const page = await open('#pi_unknown');
    await page.getByRole('alert').filter({ hasText: 'There is no pi_unknown here.' }).waitFor();
  });
});

test('an execution’s wait can be read without scrolling sideways', async () => {
  const { body } = await shop.place({
    payment: { paymentMethod: 'pm_card_authenticationRequired' },
  });
  const page = await open();
  const waiting = row(page, body.id).getByText(/AwaitAuthentication, waiting for a token since \d/);
  await waiting.waitFor();

  expect(
    await page
      .locator('.scroll:has(#executions)')
      .evaluate((box) => box.scrollWidth - box.clientWidth),
  ).toBe(0);
});

describe('while it is drawn again', () => {
  test('what is selected, focused and unfolded stays so', async () => {
    const id = await paid();
    const page = await open(`#${id}`);
    await page.getByText('Output', { exact: true }).click();
    await page.getByRole('button', { name: 'Run now' }).first().focus();
    await page.evaluate((order) => {
      const link = document.querySelector(`tr[data-key="${order}"] a`);
      if (link !== null) getSelection()?.selectAllChildren(link);
    }, orderIdOf(id));
    await paid();
    await drawnTwice(page);

    expect(await page.evaluate(() => getSelection()?.toString())).toBe(orderIdOf(id));
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Run now');
    expect(await page.locator('#detail details[open] summary').textContent()).toBe('Output');
  });

  test('a stock that is being typed stays, and one that was not set does not', async () => {
    const page = await open();
    await page.getByLabel('Stock of mug').fill('99');
    await drawnTwice(page);
    expect(await page.getByLabel('Stock of mug').inputValue()).toBe('99');
    await page.getByLabel('Stock of mug').blur();
    await drawnTwice(page);
    expect(await page.getByLabel('Stock of mug').inputValue()).toBe(`${await shop.stockOf('mug')}`);
  });

  test('the end of the logs stays in sight, unless the reader has scrolled up', async () => {
    await Promise.all(Array.from({ length: 4 }, () => paid()));
    const page = await open();
    const logs = page.locator('#logs');
    const toEnd = () =>
      logs.evaluate((list) => list.scrollHeight - list.clientHeight - list.scrollTop);
    await logs.getByText('step done').last().waitFor();
    expect(await toEnd()).toBeLessThan(2);
    await paid();
    await drawnTwice(page);
    expect(await toEnd()).toBeLessThan(2);

    await logs.evaluate((list) => list.scrollTo(0, 40));
    await paid();
    await drawnTwice(page);
    expect(await logs.evaluate((list) => list.scrollTop)).toBe(40);
  });

  test('an execution that goes on is shown as it is now', async () => {
    const { body } = await shop.place({
      payment: { paymentMethod: 'pm_card_authenticationRequired' },
    });
    const page = await open(`#${body.id}`);
    await page.locator('[data-state="AwaitAuthentication"].running').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('[data-state="AwaitAuthentication"].failed').waitFor();
    await page.getByRole('button', { name: 'Redrive' }).waitFor();
  });
});

test('orders are listed newest first, with what was captured and refunded of each', async () => {
  const ids = [await paid(), await paid()] as const;
  const [, newest] = ids;
  await shop.lambda('MerchantOrders').invoke({
    command: 'refund',
    orderId: orderIdOf(newest),
    refundId: 'one',
    amountMinor: 1000,
  });
  const page = await open();
  const cells = row(page, orderIdOf(newest)).locator('td');
  await cells.first().waitFor();

  expect(
    (await page.locator('#orders tbody td:first-child').allTextContents()).slice(0, 2),
  ).toEqual(ids.toReversed().map(orderIdOf));
  expect((await cells.allTextContents()).slice(0, 5)).toEqual([
    orderIdOf(newest),
    'paid',
    '$14.00',
    '$14.00',
    '$10.00',
  ]);
});

test('a payment that was refunded in part says how much of what', async () => {
  const id = await paid();
  const [payment] = shop.paymentsOf(id);
  const refund = (refundId: string, amountMinor: number) =>
    shop
      .lambda('MerchantOrders')
      .invoke({ command: 'refund', orderId: orderIdOf(id), refundId, amountMinor });
  await refund('first', 1000);
  const page = await open();
  await row(page, payment?.id ?? '')
    .getByText('refunded $10.00 of $14.00')
    .waitFor();
  await refund('second', 400);
  await row(page, payment?.id ?? '')
    .getByText('refunded', { exact: true })
    .waitFor();
});

test('a schedule that is run by hand says that it runs, and when it is done', async () => {
  const page = await open();
  const lastRun = page.locator('#schedules tbody tr').first().locator('td').last();
  const going = Promise.withResolvers<void>();
  shop.dynamoDbFaults.add({ action: 'Query', kind: 'slow-before', until: going.promise });
  await page.getByRole('button', { name: 'Run now' }).first().click();
  await lastRun.getByText(/^running since \d/).waitFor();
  shop.dynamoDbFaults.clear();
  going.resolve();
  await lastRun.getByText(/^done at \d/).waitFor();
});

test('a product’s stock can be set', async () => {
  const page = await open();
  const answered = page.waitForResponse('**/_local/api/products/tee/stock');
  await page.getByLabel('Stock of tee').fill('7');
  await page.getByLabel('Stock of tee').press('Enter');

  expect((await answered).status()).toBe(200);
  expect(await shop.stockOf('tee')).toBe(7);
});

test('the page says that the system does not answer, and stops saying so once it does', async () => {
  const page = await open();
  const notice = page.getByRole('alert');
  await page.route('**/_local/api/overview', (route) => route.abort());
  await notice.filter({ hasText: 'Holdfast does not answer' }).waitFor();
  await page.unroute('**/_local/api/overview');
  await drawnTwice(page);

  expect(await notice.textContent()).toBe('');
});
