/**
 * What a shopper has chosen and typed stays, until there is an order.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { addressOf, fillAddress, inBerlin } from './address-fields.ts';
import { openStubbedShop } from './open-stubbed-shop.ts';

const { visit } = openStubbedShop();

const stored = 'JSON.stringify({ ...sessionStorage, ...localStorage })';

test('a reload keeps e-mail, address and code, and nothing of the card', async () => {
  const { shopper, page } = await visit({ at: '?items=mug:2' });
  await shopper.offered('Enter your address');
  await fillAddress(addressOf(shopper), inBerlin);
  await page.getByText('Have a code?').click();
  await page.getByLabel('Promotion code').fill('SPRING10');
  await page.getByRole('button', { name: 'Apply' }).click();
  await shopper.offered('Pay $40.20');
  await shopper.type();
  await page.reload();

  await shopper.offered('Pay $40.20');
  expect(await page.getByLabel('E-mail').inputValue()).toBe(shopper.email);
  expect(await addressOf(shopper).getByLabel('City').inputValue()).toBe('Berlin');
  expect(await page.locator('#promotion-name').textContent()).toBe('SPRING10');
  expect(await shopper.field('Card number').inputValue()).toBe('');
  expect(await page.evaluate(stored)).not.toMatch(/4242|94107/);
});

test('an address of which only the country is known is kept as far as it goes', async () => {
  const { shopper, page } = await visit({ at: '?items=mug:1' });
  await addressOf(shopper).getByLabel('Country or region').selectOption('DE');
  await addressOf(shopper).getByLabel('City').fill('Berlin');
  await page.reload();

  await addressOf(shopper).getByLabel('City').waitFor();
  expect(await addressOf(shopper).getByLabel('City').inputValue()).toBe('Berlin');
});

test('once there is an order, nothing of it is left in the tab', async () => {
  const { shopper, page } = await visit({ at: '?items=guide:1' });
  await shopper.pay();
  await shopper.confirmed();
  await page.reload();

  expect(await page.evaluate(stored)).not.toContain(shopper.email);
});

test('the shop’s name leads to the catalogue with the cart, and from an order to an empty one', async () => {
  const { shopper, page } = await visit({ at: '?items=guide:1' });
  await page.getByRole('button', { name: 'Add Enamel mug' }).click();
  await page.getByRole('link', { name: 'Holdfast Supply' }).click();
  await page.reload();
  expect(await page.locator('.line-name').allTextContents()).toEqual(['Field guide', 'Enamel mug']);
  await page.getByRole('button', { name: 'Remove Enamel mug' }).click();
  await shopper.offered('Pay $9.00');
  await shopper.pay();
  await shopper.confirmed();

  const name = page.getByRole('link', { name: 'Holdfast Supply' });
  expect(await name.getAttribute('href')).toBe('/');
});
