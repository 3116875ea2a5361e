/**
 * What is sent has an address: asked for, priced by, and given to the shop.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import type { Page } from 'playwright-core';
import { addressOf, fillAddress, inBerlin, inCalifornia } from './address-fields.ts';
import { toldOfBothSchemes } from './findings.ts';
import { openStubbedShop } from './open-stubbed-shop.ts';
import type { Shopper } from './shopper.ts';
import { catalog } from './stubbed-shop.ts';
import { walletOf } from './wallet-sheet.ts';

const shop = openStubbedShop();

const visit = async (at: string, scheme: 'light' | 'dark' = 'light') => {
  const visited = await shop.visit({ at, scheme });
  return { ...visited, address: addressOf(visited.shopper) };
};
const totalsOf = async ({ page }: Shopper) =>
  (await page.locator('#totals > div').allTextContents()).map((text) => text.trim());

test('a cart with nothing to send is paid for without an address', async () => {
  const { shopper, checkouts } = await visit('?items=guide:1');
  await shopper.offered('Pay $9.00');
  expect(await shopper.page.locator('#delivery').isVisible()).toBe(false);
  await shopper.pay();
  await shopper.confirmed();

  expect(checkouts[0]).not.toHaveProperty('shipping');
});

test.each([
  ['the Payment Element', '?items=mug:2'],
  ['the card Element', '?items=mug:2&element=card'],
])('an address completes the price, and goes to the shop with %s', async (_, at) => {
  const { shopper, address, checkouts } = await visit(at);
  await shopper.offered('Enter your address');
  await fillAddress(address, inCalifornia);
  await shopper.offered('Pay $35.31');
  expect(await totalsOf(shopper)).toEqual([
    'Subtotal$28.00',
    'Shipping (Standard)$5.00',
    'Sales tax (8.25%)$2.31',
    'Total$35.31',
  ]);
  await shopper.pay();
  await shopper.confirmed();

  expect(checkouts[0]).toMatchObject({
    expectedTotal: 3531,
    shipping: {
      name: 'Ada Lovelace',
      line1: '1 Market St',
      city: 'San Francisco',
      state: 'CA',
      postalCode: '94107',
      country: 'US',
    },
  });
});

test('a tax that the prices include is shown below the total, before and after paying', async () => {
  const { shopper, address } = await visit('?items=mug:2');
  await fillAddress(address, inBerlin);
  await shopper.offered('Pay $43.00');
  const included = ['Total$43.00', 'incl. VAT (19%)$4.47'];
  expect((await totalsOf(shopper)).slice(-2)).toEqual(included);
  await shopper.pay();
  await shopper.confirmed();

  const receipt = await shopper.page.locator('#confirmation .totals > div').allTextContents();
  expect(receipt.slice(-2)).toEqual(included);
});

test('the button leads to the address while it is missing', async () => {
  const { shopper, address, checkouts } = await visit('?items=mug:1');
  await shopper.offered('Enter your address');
  await address.getByLabel('Full name').waitFor();
  await shopper.pay();
  await shopper.refused(/complete the address/);

  expect(await address.getByLabel('Full name').getAttribute('aria-invalid')).toBe('true');
  expect(checkouts).toEqual([]);
});

test('no price is asked for while an address is being typed', async () => {
  const { shopper, address, wishes } = await visit('?items=mug:1');
  await shopper.offered('Enter your address');
  await address.getByLabel('ZIP').pressSequentially('94107');
  await address.getByLabel('State').pressSequentially('CA');
  await shopper.offered('Pay $20.16');

  const codes = wishes.map(({ destination }) => destination?.postalCode);
  expect(new Set(codes)).toEqual(new Set([undefined, '94107']));
});

test('a country that can’t be sent to is refused beside the address, and another one is accepted', async () => {
  const { shopper, address } = await visit('?items=mug:1');
  await fillAddress(address, { country: 'GB', 'Postal code': 'SW1A 1AA' });
  await shopper.refused(/can’t send a mug/);
  expect(await shopper.payButton.isDisabled()).toBe(true);
  await fillAddress(address, inBerlin);

  await shopper.offered('Pay $29.00');
  expect(await shopper.page.locator('#address-error').textContent()).toBe('');
});

test('what was typed stays while the cart has nothing to send', async () => {
  const { shopper, address } = await visit('?items=mug:1,guide:1');
  await fillAddress(address, inBerlin);
  await shopper.page.getByRole('button', { name: 'Remove Enamel mug' }).click();
  await shopper.offered('Pay $9.00');
  await shopper.page.getByRole('button', { name: 'Add Enamel mug' }).click();

  await shopper.offered('Pay $38.00');
  expect(await address.getByLabel('City').inputValue()).toBe('Berlin');
});

describe('axe-core finds nothing, dark or light', () => {
  test('beside an address that is incomplete, 320 pixels wide', async () => {
    const { shopper, address } = await visit('?items=mug:1', 'dark');
    await shopper.page.setViewportSize({ width: 320, height: 1000 });
    await address.getByLabel('Full name').waitFor();
    await shopper.pay();
    await shopper.refused(/complete the address/);

    expect(await toldOfBothSchemes(shopper.page)).toEqual([]);
    const overflow = 'document.documentElement.scrollWidth - innerWidth';
    expect(await shopper.page.evaluate(overflow)).toBe(0);
  });
});

describe('in a shop that needs a telephone number', () => {
  const asking = (page: Page) =>
    page.route('**/api/catalog', (route) =>
      route.fulfill({ json: { ...catalog, phone: 'required' } }),
    );

  test('the form asks for it with the address, keeps it through a reload, and gives it to the shop', async () => {
    const { shopper, page, checkouts } = await shop.visit({ at: '?items=mug:2', prepare: asking });
    const address = addressOf(shopper);
    await fillAddress(address, inBerlin);
    await shopper.offered('Pay $43.00');
    await shopper.pay();
    await shopper.refused(/complete the address/);
    // The address is complete by that, and priced again: meanwhile the old totals are faint.
    const priced = page.waitForResponse('**/api/quotes');
    await address.getByLabel('Phone number').fill('+49 30 123456');
    await priced;
    await page.locator('#totals:not([aria-busy])').waitFor();
    expect(await toldOfBothSchemes(page)).toEqual([]);
    await page.reload();
    await shopper.offered('Pay $43.00');
    await shopper.pay();
    await shopper.confirmed();

    expect(checkouts[0]).toMatchObject({ shipping: { country: 'DE', phone: '+49 30 123456' } });
  });

  test('a wallet asks for it, too', async () => {
    const { shopper, checkouts } = await shop.visit({ at: '?items=mug:2', prepare: asking });
    const wallet = walletOf(shopper);
    await wallet.open();
    await wallet.email.fill(shopper.email);
    await fillAddress(wallet.sheet, { ...inBerlin, 'Phone number': '+49 30 123456' });
    await wallet.pay('$43.00').click();
    await shopper.confirmed();

    expect(checkouts[0]).toMatchObject({ shipping: { country: 'DE', phone: '+49 30 123456' } });
  });
});

test('a shop that asks for no telephone number has no field for one', async () => {
  const { address } = await visit('?items=mug:1');
  await address.getByLabel('City').waitFor();
  expect(await address.getByLabel('Phone number').count()).toBe(0);
});
