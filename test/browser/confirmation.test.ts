/**
 * What `?checkout=<id>` shows of a checkout that has ended one way or another.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import type { CheckoutView } from '../../functions/checkout/contract.ts';
import { checkoutId } from '../support/checkouts.ts';
import { toldOfBothSchemes } from './findings.ts';
import { openSharedShop } from './open-shared-shop.ts';

const shop = openSharedShop();

const checkoutOf = (overrides: Partial<CheckoutView>): CheckoutView => ({
  id: checkoutId,
  status: 'paid',
  orderId: 'HF-1111-2222-3333',
  currency: 'usd',
  total: 1400,
  lines: [{ sku: 'mug', name: 'Enamel mug', quantity: 1, unitAmount: 1400, amount: 1400 }],
  ...overrides,
});

const visit = async (overrides: Partial<CheckoutView>, scheme: 'light' | 'dark' = 'light') => {
  const { page } = await shop.visit({
    at: `?checkout=${checkoutId}`,
    scheme,
    prepare: (page) =>
      page.route('**/api/checkouts/*', (route) => route.fulfill({ json: checkoutOf(overrides) })),
  });
  const heading = page.getByRole('heading', { level: 1 });
  await heading.waitFor();
  return { page, heading };
};

test('an order that waits for the merchant is not called confirmed', async () => {
  const { page, heading } = await visit({ status: 'confirmed', awaitsApproval: true });

  expect(await heading.textContent()).toBe('We have your order');
  expect(await page.locator('.lead').textContent()).toMatch(/nothing is charged/);
});

test('an order that was refunded is not waited for any more', async () => {
  const { page, heading } = await visit({ status: 'refunded' });

  expect(await heading.textContent()).toBe('The order was refunded');
  expect(await page.locator('.seal.open').count()).toBe(0);
});

test('the confirmation is read once: by the focus, and not as a live region too', async () => {
  const { page, heading } = await visit({});

  expect(await heading.evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await heading.getAttribute('aria-describedby')).toBe('lead');
  expect(await page.locator('[aria-live] h1, [role="status"] h1').count()).toBe(0);
});

const endings: readonly (readonly [string, Partial<CheckoutView>])[] = [
  ['that waits for the merchant', { status: 'confirmed', awaitsApproval: true }],
  ['that was refunded', { status: 'refunded' }],
  ['that was declined', { status: 'declined', error: { code: 'x', message: 'No.' } }],
];
describe('axe-core finds nothing, dark or light', () => {
  test.each(endings)('on a checkout %s', async (_, ending) => {
    const { page } = await visit(ending, 'dark');
    expect(await toldOfBothSchemes(page)).toEqual([]);
  });
});

test('a checkout that takes long says so, and how it is found again, without an axe-core finding', async () => {
  const { page } = await visit({ status: 'processing' }, 'dark');
  const meanwhile = page.locator('#meanwhile');
  await meanwhile.filter({ hasText: /^Still working.*may close this page/ }).waitFor();

  expect(await meanwhile.getByRole('link').getAttribute('href')).toBe(page.url());
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/being processed/);
  expect(await toldOfBothSchemes(page)).toEqual([]);
});

test('a checkout that is being undone does not call itself a payment any more', async () => {
  const error = { code: 'releasing', message: 'Nothing will be charged.' };
  const { page, heading } = await visit({ status: 'processing', error });

  expect(await heading.textContent()).toBe('The order could not be made');
  expect(await page.locator('.lead').textContent()).toBe('Nothing will be charged.');
});
