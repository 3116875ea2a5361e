/**
 * What is sent has an address: asked for, priced by, and given to the shop.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { addressOf, fillAddress, inBerlin, inCalifornia } from './address-fields.ts';
import { toldOfBothSchemes } from './findings.ts';
import { openStubbedShop } from './open-stubbed-shop.ts';
import type { Shopper } from './shopper.ts';

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
