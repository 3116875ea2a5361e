/**
 * Paying on the page in a real browser: what the shopper sees, and the truth behind it.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { addressOf, fillAddress, inCalifornia } from './address-fields.ts';
import { keepBooks } from './keep-books.ts';
import { openShop } from './open-shop.ts';
import { isOnScreen } from './shopper.ts';

const shop = openShop();
afterEach(() => jest.restoreAllMocks());
keepBooks(shop);

/** Lets the next order wait before it is created, after its hold was placed. */
const slowOrder = () => {
  const asked = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const createOrder = shop.system.lambda('WorkflowCreateOrder');
  const invoke = createOrder.invoke.bind(createOrder);
  jest.spyOn(createOrder, 'invoke').mockImplementationOnce(async (event) => {
    asked.resolve();
    await goOn.promise;
    return invoke(event);
  });
  return { asked: asked.promise, goOn: goOn.resolve };
};

const paid = { status: 'succeeded', amount: 1400, amount_received: 1400 };

test.each([
  ['the Payment Element', '?items=workshop:1'],
  ['the card Element', '?items=workshop:1&element=card'],
])('a card that works, typed into %s, ends paid with an order', async (_, at) => {
  const shopper = await shop.visit({ at });
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
  const shopper = await shop.visit();
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

test('no missing CORS header can hide a decline: the page asks only its own origin', async () => {
  const asked = new Set<string>();
  const shopper = await shop.visit({
    prepare: async (page) =>
      page.on('request', (request) => {
        const { origin, pathname } = new URL(request.url());
        if (pathname.startsWith('/api/')) asked.add(origin);
      }),
  });
  await shopper.pay({ number: '4000 0000 0000 0002' });

  await shopper.refused(/declined/);
  expect([...asked]).toEqual([shop.system.pageUrl]);
});

test.each([
  ['a phone', { width: 390, height: 664 }],
  ['a low window', { width: 1280, height: 720 }],
])('a decline is brought into view on %s', async (_, size) => {
  const shopper = await shop.visit();
  await shopper.page.setViewportSize(size);
  await shopper.type({ number: '4000 0000 0000 0002' });
  await shopper.page.getByLabel('E-mail').press('Enter');
  await shopper.refused(/declined/);

  expect(await isOnScreen(shopper.page.locator('#pay-alert'))).toBe(true);
});

test('when the last item is bought in between, the shopper reads so, and the hold is gone', async () => {
  const left = await shop.system.stockOf('lamp');
  const shopper = await shop.visit({ at: `?items=lamp:${left}` });
  await fillAddress(addressOf(shopper), inCalifornia);
  await shopper.offered('Pay $');
  const order = slowOrder();
  await shopper.pay();
  await order.asked;
  await shop.system.place({ items: [{ sku: 'lamp', quantity: 1 }], expectedTotal: 11900 });
  order.goOn();

  await shopper.refused(/sold out while you paid/);
  const { checkout, payments } = await shopper.ended();
  expect(checkout).toMatchObject({ status: 'rejected', error: { code: 'out_of_stock' } });
  expect(payments).toMatchObject([{ status: 'canceled', amount_received: 0 }]);
  expect(await shop.system.stockOf('lamp')).toBe(left - 1);
});

test('a double click makes one execution, one payment and one order', async () => {
  const shopper = await shop.visit();
  await shopper.type();
  await shopper.payButton.dblclick();
  await shopper.confirmed();
  const { checkout, payments } = await shopper.ended();

  expect(shopper.keys()).toHaveLength(1);
  expect(shop.system.executions.list().filter(({ name }) => name === checkout.id)).toHaveLength(1);
  expect(payments).toMatchObject([paid]);
  expect(await shopper.orders()).toHaveLength(1);
});

test('a reload during the payment comes back to the same checkout, which is paid once', async () => {
  const shopper = await shop.visit();
  const order = slowOrder();
  await shopper.pay();
  await order.asked;
  const repeated = shopper.page.waitForRequest('**/api/checkouts');
  await shopper.page.reload();
  await repeated;
  order.goOn();
  const orderNumber = await shopper.confirmed();
  const { checkout, payments } = await shopper.ended();

  expect(new URL(shopper.page.url()).search).toBe(`?checkout=${checkout.id}`);
  expect(new Set(shopper.keys()).size).toBe(1);
  expect(shopper.keys()).toHaveLength(2);
  expect(checkout).toMatchObject({ status: 'paid', orderId: orderNumber });
  expect(payments).toMatchObject([paid]);
});

test('a request whose answer is lost is repeated with the same key, and paid once', async () => {
  const shopper = await shop.visit({
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
