/**
 * Paying with a wallet: its sheet shows the shop's prices, and gives what the form would ask for.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { fillAddress, inBerlin } from './address-fields.ts';
import { toldOfBothSchemes } from './findings.ts';
import { openStubbedShop } from './open-stubbed-shop.ts';
import { walletOf } from './wallet-sheet.ts';

const shop = openStubbedShop();

const visit = async (at: string, scheme: 'light' | 'dark' = 'light') => {
  const visited = await shop.visit({ at, scheme });
  return { ...visited, wallet: walletOf(visited.shopper) };
};

test('the wallet’s address completes the price, and goes to the shop', async () => {
  const { shopper, wallet, checkouts } = await visit('?items=mug:2');
  await wallet.open();
  await wallet.email.fill(shopper.email);
  await fillAddress(wallet.sheet, inBerlin);
  await wallet.pay('$43.00').click();
  await shopper.confirmed();

  expect(checkouts).toMatchObject([
    {
      email: shopper.email,
      expectedTotal: 4300,
      shipping: { name: 'Ada Lovelace', city: 'Berlin', postalCode: '10115', country: 'DE' },
    },
  ]);
});

test('an address that can’t be sent to is refused in the wallet, and another one is accepted', async () => {
  const { wallet } = await visit('?items=mug:1');
  await wallet.open();
  await wallet.sheet.getByLabel('Country or region').selectOption('GB');
  await wallet.sheet.getByRole('alert').filter({ hasText: 'can’t send' }).waitFor();
  await fillAddress(wallet.sheet, inBerlin);

  await wallet.pay('$29.00').waitFor();
});

test('a wallet that is canceled leaves the form as it was', async () => {
  const { shopper, wallet, checkouts } = await visit('?items=guide:1');
  await shopper.type();
  await wallet.open();
  await wallet.sheet.getByRole('button', { name: 'Cancel' }).click();
  await wallet.dialog.waitFor({ state: 'detached' });
  await shopper.payButton.click();
  await shopper.confirmed();

  expect(checkouts).toMatchObject([{ email: shopper.email, expectedTotal: 900 }]);
});

test('Escape closes the wallet, and it can be opened again', async () => {
  const { shopper, wallet } = await visit('?items=guide:1');
  await wallet.open();
  // The sheet ignores keys until it has its price.
  await wallet.pay('$9.00').waitFor();
  await wallet.email.press('Escape');
  await wallet.dialog.waitFor({ state: 'detached' });
  await wallet.open();

  await wallet.pay('$9.00').waitFor();
  expect(shopper.keys()).toEqual([]);
});

test('a price that changed while the wallet was open is shown, and nothing is held', async () => {
  const { shopper, wallet } = await visit('?items=guide:1');
  await wallet.open();
  await wallet.email.fill(shopper.email);
  await shopper.page.unroute('**/api/checkouts');
  await shopper.page.route('**/api/checkouts', (route) =>
    route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'price_changed', detail: 'The price has changed.' }),
    }),
  );
  await wallet.pay('$9.00').click();

  await shopper.refused(/price has changed/);
  expect(await wallet.dialog.count()).toBe(0);
  expect(await shopper.payButton.isEnabled()).toBe(true);
});

test('a browser without a wallet shows none, and the form pays', async () => {
  const { shopper } = await shop.visit({
    at: '?items=guide:1',
    prepare: (page) => page.route('**/v3/express-checkout-element.html', (route) => route.abort()),
  });
  await shopper.type();
  expect(await shopper.page.getByText('or pay by card').isVisible()).toBe(false);
  await shopper.payButton.click();

  await shopper.confirmed();
});

test('a wallet that comes late moves nothing in the form', async () => {
  const late = Promise.withResolvers<void>();
  const { shopper } = await shop.visit({
    at: '?items=guide:1',
    prepare: (page) =>
      page.route('**/v3/express-checkout-element.html', async (route) => {
        await late.promise;
        await route.continue();
      }),
  });
  const email = shopper.page.getByLabel('E-mail');
  await shopper.type();
  const before = await email.boundingBox();
  late.resolve();
  await shopper.page.getByText('or pay by card').waitFor();

  expect(await email.boundingBox()).toEqual(before);
});

test('axe-core finds nothing at the wallet, dark or light', async () => {
  const { shopper, wallet } = await visit('?items=mug:1', 'dark');
  await wallet.open();
  await wallet.pay('$14.00').waitFor();

  expect(await toldOfBothSchemes(shopper.page)).toEqual([]);
});
