/** Paying on the page in a real browser: what the shopper sees, and the truth behind it. */
import { callDynamoDb } from '../../local/dynamodb/call.ts';
import type { CheckoutSystem } from '../support/system.ts';
import { keepBooks, openShop } from './open-shop.ts';
import { isOnScreen, type Shoppers } from './shopper.ts';

let shop: CheckoutSystem;
let shoppers: Shoppers;
openShop((opened) => {
  ({ shop, shoppers } = opened);
});
afterEach(() => shop.stripe.faults.clear());
keepBooks(() => shop);

/** The hold is placed at once; Stripe's answer about it takes its time. */
const slowHold = {
  kind: 'slow-after',
  method: 'POST',
  path: '/v1/payment_intents',
  delayMs: 1500,
} as const;

const setPrice = (sku: string, unitAmount: number) =>
  callDynamoDb(shop.dynamoDbUrl, 'UpdateItem', {
    TableName: shop.tableName('TablesProducts'),
    Key: { sku: { S: sku } },
    UpdateExpression: 'SET unitAmount = :unitAmount',
    ExpressionAttributeValues: { ':unitAmount': { N: String(unitAmount) } },
  });

const paid = { status: 'succeeded', amount: 1400, amount_received: 1400 };

test.each([
  ['the Payment Element', '?items=mug:1'],
  ['the card Element', '?items=mug:1&element=card'],
])('a card that works, typed into %s, ends paid with an order', async (_, at) => {
  const shopper = await shoppers.visit({ at });
  await shopper.pay();
  const orderNumber = await shopper.confirmed();
  const { checkout, payments } = await shopper.ended();

  expect(checkout).toMatchObject({ status: 'paid', orderId: orderNumber, total: 1400 });
  expect(await shopper.orders()).toMatchObject([{ id: orderNumber, status: 'paid' }]);
  expect(payments).toMatchObject([paid]);
});

test.each([
  ['declined', '4000 0000 0000 0002', /declined/],
  ['declined for insufficient funds', '4000 0000 0000 9995', /funds/],
])('a card that is %s leaves the form filled, and another pays at once', async (_, number, why) => {
  const shopper = await shoppers.visit();
  await shopper.pay({ number });

  await shopper.refused(why);
  expect((await shopper.ended()).checkout.status).toBe('declined');
  expect(await shopper.field('Card number').inputValue()).toBe(number);
  expect(await shopper.page.getByLabel('E-mail').inputValue()).toBe(shopper.email);

  await shopper.field('Card number').fill('5555 5555 5555 4444');
  await shopper.payButton.click();
  const orderNumber = await shopper.confirmed();

  expect(await shopper.orders()).toMatchObject([{ id: orderNumber }]);
});

test('a browser hides no decline for want of a CORS header: the page asks its own origin alone', async () => {
  const asked = new Set<string>();
  const shopper = await shoppers.visit({
    prepare: async (page) =>
      page.on('request', (request) => {
        const { origin, pathname } = new URL(request.url());
        if (pathname.startsWith('/api/')) asked.add(origin);
      }),
  });
  await shopper.pay({ number: '4000 0000 0000 0002' });

  await shopper.refused(/declined/);
  expect([...asked]).toEqual([shop.pageUrl]);
});

test.each([
  ['a phone', { width: 390, height: 664 }],
  ['a low window', { width: 1280, height: 720 }],
])('a decline is brought into view on %s', async (_, size) => {
  const shopper = await shoppers.visit();
  await shopper.page.setViewportSize(size);
  await shopper.type({ number: '4000 0000 0000 0002' });
  await shopper.page.getByLabel('E-mail').press('Enter');
  await shopper.refused(/declined/);

  expect(await isOnScreen(shopper.page.locator('#pay-alert'))).toBe(true);
});

test('the last item bought in between: the shopper reads so, and the hold is gone', async () => {
  const left = await shop.stockOf('lamp');
  const shopper = await shoppers.visit({ at: `?items=lamp:${left}` });
  shop.stripe.faults.add(slowHold);
  await shopper.pay();
  await shopper.held();
  await shop.place({ items: [{ sku: 'lamp', quantity: 1 }], expectedTotal: 11900 });

  await shopper.refused(/sold out while you paid/);
  const { checkout, payments } = await shopper.ended();
  expect(checkout).toMatchObject({ status: 'rejected', error: { code: 'out_of_stock' } });
  expect(payments).toMatchObject([{ status: 'canceled', amount_received: 0 }]);
  expect(await shop.stockOf('lamp')).toBe(left - 1);
});

test('a double click makes one execution, one payment and one order', async () => {
  const shopper = await shoppers.visit();
  await shopper.type();
  await shopper.payButton.dblclick();
  await shopper.confirmed();
  const { checkout, payments } = await shopper.ended();

  expect(shopper.keys()).toHaveLength(1);
  expect(shop.executions.list().filter(({ name }) => name === checkout.id)).toHaveLength(1);
  expect(payments).toMatchObject([paid]);
  expect(await shopper.orders()).toHaveLength(1);
});

test('a reload during the payment comes back to the same checkout, which is paid once', async () => {
  const shopper = await shoppers.visit();
  shop.stripe.faults.add(slowHold);
  await shopper.pay();
  await shopper.held();
  await shopper.page.reload();
  const orderNumber = await shopper.confirmed();
  const { checkout, payments } = await shopper.ended();

  expect(new URL(shopper.page.url()).search).toBe(`?checkout=${checkout.id}`);
  expect(new Set(shopper.keys()).size).toBe(1);
  expect(shopper.keys()).toHaveLength(2);
  expect(checkout).toMatchObject({ status: 'paid', orderId: orderNumber });
  expect(payments).toMatchObject([paid]);
});

test('a lost answer is asked for again with the same key, and paid once', async () => {
  const shopper = await shoppers.visit({
    prepare: (page) =>
      page.route(
        '**/api/checkouts',
        async (route) => {
          await route.fetch();
          await route.abort('connectionreset');
        },
        { times: 1 },
      ),
  });
  await shopper.pay();
  await shopper.confirmed();
  const { payments } = await shopper.ended();

  expect(shopper.keys()).toHaveLength(2);
  expect(new Set(shopper.keys()).size).toBe(1);
  expect(payments).toMatchObject([paid]);
  expect(await shopper.orders()).toHaveLength(1);
});

test('a price that changed after the quote is shown on the button, and nothing is held', async () => {
  const shopper = await shoppers.visit({ at: '?items=notebook:2' });
  await shopper.type();
  await setPrice('notebook', 1700);
  const answered = shopper.page.waitForResponse('**/api/checkouts');
  await shopper.payButton.click();

  expect((await answered).status()).toBe(409);
  await shopper.refused(/price/);
  expect(await shopper.payButton.textContent()).toMatch(/Pay \$34\.00/);
  const card = shopper.page.locator('.product').filter({ hasText: 'Dot-grid notebook' });
  await card.getByText('$17.00').waitFor();
  expect(await shopper.checkouts()).toEqual([]);
});

test.each([
  ['a total', { expectedTotal: 1 }],
  ['a price', { items: [{ sku: 'mug', quantity: 1, unitAmount: 1 }] }],
])('%s made up in the browser is refused, and nothing is held', async (_, forged) => {
  const shopper = await shoppers.visit({
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
  const shopper = await shoppers.visit({
    prepare: (page) =>
      page.route('**/api/checkouts', (route) => {
        const forged = { total: 1, amount: 1, unitAmount: 1, discount: 1399 };
        return route.continue({ postData: { ...route.request().postDataJSON(), ...forged } });
      }),
  });
  await shopper.pay();
  await shopper.confirmed();

  expect((await shopper.ended()).payments).toMatchObject([paid]);
});
