/**
 * The page with the shop's own prices: an address, a code, a wallet, what was
 * captured, and what can't be made up.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { callDynamoDb } from '../../local/dynamodb/call.ts';
import { addressOf, fillAddress, inBerlin, inCalifornia } from './address-fields.ts';
import { keepBooks } from './keep-books.ts';
import { openShop } from './open-shop.ts';
import { walletOf } from './wallet-sheet.ts';

const shop = openShop();
keepBooks(shop);

const setPrice = (sku: string, unitAmount: number) =>
  callDynamoDb(shop.system.dynamoDbUrl, 'UpdateItem', {
    TableName: shop.system.tableName('TablesProducts'),
    Key: { sku: { S: sku } },
    UpdateExpression: 'SET unitAmount = :unitAmount',
    ExpressionAttributeValues: { ':unitAmount': { N: String(unitAmount) } },
  });

test.each([
  ['California', inCalifornia, 'Pay $31.74', 3174],
  ['Berlin', inBerlin, 'Pay $39.00', 3900],
])(
  'a poster to %s costs what the button says, with shipping and tax',
  async (_, to, label, total) => {
    const shopper = await shop.visit({ at: '?items=poster:1' });
    await shopper.offered('Enter your address');
    await fillAddress(addressOf(shopper), to);
    await shopper.offered(label);
    await shopper.pay();
    const orderNumber = await shopper.confirmed();
    const { payments } = await shopper.ended();

    expect(payments).toMatchObject([
      {
        status: 'succeeded',
        amount: total,
        amount_received: total,
        description: `Order ${orderNumber}`,
        shipping: { address: { city: to.City, country: to.country } },
      },
    ]);
    expect(await shopper.orders()).toMatchObject([
      { id: orderNumber, totalMinor: total, shipping: { city: to.City, country: to.country } },
    ]);
  },
);

test('the confirmation lists what the cart promised: discount, shipping and taxes', async () => {
  const shopper = await shop.visit({ at: '?items=poster:2' });
  const listed = (place: string) => shopper.page.locator(`${place} > div`).allTextContents();
  await shopper.page.getByText('Have a code?').click();
  await shopper.page.locator('#promotion-code').fill('WELCOME10');
  await shopper.page.locator('#promotion-code').press('Enter');
  await fillAddress(addressOf(shopper), inBerlin);
  await shopper.offered('Pay $58.20');
  const promised = await listed('#totals');
  await shopper.pay();
  await shopper.confirmed();

  expect(promised).toEqual([
    'Subtotal$48.00',
    'Discount (WELCOME10)-$4.80',
    'Shipping (International)$15.00',
    'Total$58.20',
    'incl. VAT (19%)$9.29',
  ]);
  expect(await listed('#confirmation .totals')).toEqual(promised);
});

test('a code takes off what it says, to the last cent that is captured', async () => {
  const shopper = await shop.visit({ at: '?items=workshop:2' });
  await shopper.page.getByText('Have a code?').click();
  await shopper.page.locator('#promotion-code').fill('fiver');
  await shopper.page.locator('#promotion-code').press('Enter');
  await shopper.offered('Pay $23.00');
  await shopper.pay();
  await shopper.confirmed();

  expect((await shopper.ended()).payments).toMatchObject([{ amount_received: 2300 }]);
  const used = (await shop.system.rows('TablesPromotions')).find(({ code }) => code === 'FIVER');
  expect(used?.redeemed).toBe(1);
});

test('a wallet pays what its sheet says, and the order is made', async () => {
  const shopper = await shop.visit();
  const wallet = walletOf(shopper);
  await wallet.open();
  await wallet.email.fill(shopper.email);
  await wallet.pay('$14.00').click();
  const orderNumber = await shopper.confirmed();
  const { checkout, payments } = await shopper.ended();

  expect(checkout).toMatchObject({ status: 'paid', orderId: orderNumber });
  expect(payments).toMatchObject([{ status: 'succeeded', amount_received: 1400 }]);
  expect(await wallet.dialog.count()).toBe(0);
});

test('an order that was approved in part shows what was charged of it', async () => {
  const placed = await shop.system.place();
  const { checkout } = await shop.system.ended(placed.body.id);
  const shopper = await shop.visit({
    at: `?checkout=${checkout.id}`,
    prepare: (page) =>
      page.route('**/api/checkouts/*', (route) =>
        route.fulfill({ json: { ...checkout, captured: checkout.total - 400 } }),
      ),
  });
  await shopper.confirmed();

  expect(await shopper.page.locator('#captured').textContent()).toBe(
    '$10.00 was charged to your card, and the rest of the hold was released.',
  );
});

test('a price that changed after the quote is shown on the button, and nothing is held', async () => {
  const shopper = await shop.visit({ at: '?items=workshop:2' });
  await shopper.type();
  await setPrice('workshop', 1700);
  const answered = shopper.page.waitForResponse('**/api/checkouts');
  await shopper.payButton.click();

  expect((await answered).status()).toBe(409);
  await shopper.refused(/price/);
  expect(await shopper.payButton.textContent()).toMatch(/Pay \$34\.00/);
  const card = shopper.page.locator('.product').filter({ hasText: 'Knot workshop' });
  await card.getByText('$17.00').waitFor();
  expect(await shopper.checkouts()).toEqual([]);
  await setPrice('workshop', 1400);
});

test.each([
  ['a total', { expectedTotal: 1 }],
  ['a price', { items: [{ sku: 'workshop', quantity: 1, unitAmount: 1 }] }],
])('%s made up in the browser is refused, and nothing is held', async (_, forged) => {
  const shopper = await shop.visit({
    prepare: (page) =>
      page.route('**/api/checkouts', (route) =>
        route.continue({ postData: { ...route.request().postDataJSON(), ...forged } }),
      ),
  });
  const answered = shopper.page.waitForResponse('**/api/checkouts');
  await shopper.pay();

  expect([409, 422]).toContain((await answered).status());
  await shopper.refused(/\w{3,}.*\./);
  expect(await shopper.checkouts()).toEqual([]);
});

test('amounts that the API doesn’t know change nothing: the catalogue’s price is paid', async () => {
  const shopper = await shop.visit({
    prepare: (page) =>
      page.route('**/api/checkouts', (route) => {
        const forged = { total: 1, amount: 1, unitAmount: 1, discount: 1399 };
        return route.continue({ postData: { ...route.request().postDataJSON(), ...forged } });
      }),
  });
  await shopper.pay();
  await shopper.confirmed();

  expect((await shopper.ended()).payments).toMatchObject([
    { status: 'succeeded', amount: 1400, amount_received: 1400 },
  ]);
});
