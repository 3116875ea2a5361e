/**
 * A promotion code on the page: applied, refused beside its field, and taken away again.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { toldOfBothSchemes } from './findings.ts';
import { openStubbedShop } from './open-stubbed-shop.ts';
import { isOnScreen } from './shopper.ts';

const shop = openStubbedShop();

const visit = async (scheme: 'light' | 'dark' = 'light', at = '?items=guide:2') => {
  const visited = await shop.visit({ at, scheme });
  const field = visited.page.getByLabel('Promotion code');
  const apply = async (code: string) => {
    if (!(await field.isVisible())) await visited.page.getByText('Have a code?').click();
    await field.fill(code);
    await field.press('Enter');
  };
  return { ...visited, field, apply };
};

test('a code takes its discount off the price, and goes to the shop with the payment', async () => {
  const { shopper, apply, checkouts } = await visit();
  await apply('SPRING10');
  await shopper.offered('Pay $16.20');
  expect(await shopper.page.locator('#totals').textContent()).toContain(
    'Discount (SPRING10)-$1.80',
  );
  await shopper.pay();
  await shopper.confirmed();

  expect(checkouts[0]).toMatchObject({ promotionCode: 'SPRING10', expectedTotal: 1620 });
});

test('a code that can’t be used is refused beside the field, and the price stays', async () => {
  const { shopper, apply, field } = await visit();
  await apply('WINTER');
  await shopper.refused(/WINTER is unknown/);
  await shopper.offered('Pay $18.00');

  expect(await field.inputValue()).toBe('WINTER');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await shopper.page.evaluate(() => document.activeElement?.id)).toBe('promotion-code');
});

test('a code that is taken away leaves the full price and the focus in the field', async () => {
  const { shopper, apply, field } = await visit();
  await apply('SPRING10');
  await shopper.page.getByRole('button', { name: 'Remove the code' }).click();
  await shopper.offered('Pay $18.00');

  expect(await field.inputValue()).toBe('');
  expect(await shopper.page.evaluate(() => document.activeElement?.id)).toBe('promotion-code');
});

test('a code that was used up before the click is refused beside the field', async () => {
  const { shopper, apply } = await visit();
  await apply('SPRING10');
  await shopper.offered('Pay $16.20');
  await shopper.page.route('**/api/checkouts', (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        code: 'promotion_unusable',
        field: 'promotionCode',
        detail: 'The code SPRING10 was used up.',
      }),
    }),
  );
  await shopper.page.setViewportSize({ width: 390, height: 664 });
  await shopper.pay();

  await shopper.refused(/used up/);
  await shopper.offered('Pay $18.00');
  expect(await shopper.page.evaluate(() => document.activeElement?.id)).toBe('promotion-code');
  expect(await isOnScreen(shopper.page.locator('#promotion-error'))).toBe(true);
});

test('a code that the cart is now too small for doesn’t move the focus, and comes back with the cart', async () => {
  const { shopper, apply } = await visit('light', '?items=guide:3');
  await apply('FROM20');
  await shopper.offered('Pay $24.30');
  const fewer = shopper.page.getByRole('button', { name: 'One fewer' });
  await fewer.press('Enter');
  await shopper.refused(/good from \$20/);
  await shopper.offered('Pay $18.00');
  expect(await fewer.evaluate((button) => button === document.activeElement)).toBe(true);

  await shopper.page.getByRole('button', { name: 'One more' }).press('Enter');
  await shopper.offered('Pay $24.30');
  expect(await shopper.page.locator('#promotion-error').textContent()).toBe('');
});

test('a code that is written over is not tried again', async () => {
  const { shopper, apply, field, wishes } = await visit();
  await apply('WINTER');
  await shopper.refused(/WINTER is unknown/);
  await shopper.offered('Pay $18.00');
  await field.fill('SUMM');
  await shopper.page.getByRole('button', { name: 'One more' }).click();
  await shopper.offered('Pay $27.00');

  expect(wishes.map(({ promotionCode }) => promotionCode)).toEqual([
    undefined,
    'WINTER',
    undefined,
    undefined,
  ]);
});

test('the text of the button that removes a code stays on one line, however narrow the page', async () => {
  const { shopper, apply } = await visit();
  await apply('SPRING10');
  const removal = shopper.page.getByRole('button', { name: 'Remove the code' });
  for (const width of [320, 390, 1280]) {
    await shopper.page.setViewportSize({ width, height: 664 });
    expect((await removal.boundingBox())?.height).toBeLessThan(40);
  }
});

test('applying an empty field asks for a code, and nothing is sent', async () => {
  const { shopper, apply, wishes } = await visit();
  await shopper.offered('Pay $18.00');
  await apply('  ');

  await shopper.refused(/enter a code first/);
  expect(wishes).toHaveLength(1);
});

describe('axe-core finds nothing, dark or light', () => {
  test('with a code that was refused', async () => {
    const { shopper, apply } = await visit('dark');
    await apply('WINTER');
    await shopper.refused(/WINTER is unknown/);
    await shopper.offered('Pay $18.00');

    expect(await toldOfBothSchemes(shopper.page)).toEqual([]);
  });

  test('with a code in use', async () => {
    const { shopper, apply } = await visit('dark');
    await apply('SPRING10');
    await shopper.offered('Pay $16.20');

    expect(await toldOfBothSchemes(shopper.page)).toEqual([]);
  });
});
