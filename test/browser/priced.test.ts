/** The page with the shop's own prices: an address, a code, the bank's step, and what was captured. */
import type { CheckoutSystem } from '../support/system.ts';
import { fillAddress, inBerlin, inCalifornia } from './address-fields.ts';
import { keepBooks, openShop } from './open-shop.ts';
import type { Shopper, Shoppers } from './shopper.ts';

let shop: CheckoutSystem;
let shoppers: Shoppers;
openShop((opened) => {
  ({ shop, shoppers } = opened);
});
keepBooks(() => shop);

const addressOf = ({ page }: Shopper) =>
  page.frameLocator('iframe[title="Secure address input frame"]');
const offers = (shopper: Shopper, label: string) =>
  shopper.payButton.filter({ hasText: label }).waitFor();

test.each([
  ['California', inCalifornia, 'Pay $31.74', 3174],
  ['Berlin', inBerlin, 'Pay $39.00', 3900],
])(
  'a poster to %s costs what the button says, with shipping and tax',
  async (_, to, label, total) => {
    const shopper = await shoppers.visit({ at: '?items=poster:1' });
    await offers(shopper, 'Enter your address');
    await fillAddress(addressOf(shopper), to);
    await offers(shopper, label);
    await shopper.pay();
    const orderNumber = await shopper.confirmed();
    const { payments } = await shopper.ended();

    expect(payments).toMatchObject([
      { status: 'succeeded', amount: total, amount_received: total },
    ]);
    expect(await shopper.orders()).toMatchObject([
      { id: orderNumber, totalMinor: total, shipping: { city: to.City, country: to.country } },
    ]);
  },
);

test('the confirmation lists what the cart promised: discount, shipping and taxes', async () => {
  const shopper = await shoppers.visit({ at: '?items=poster:2' });
  const listed = (place: string) => shopper.page.locator(`${place} > div`).allTextContents();
  await shopper.page.getByText('Have a code?').click();
  await shopper.page.locator('#promotion-code').fill('WELCOME10');
  await shopper.page.locator('#promotion-code').press('Enter');
  await fillAddress(addressOf(shopper), inBerlin);
  await offers(shopper, 'Pay $58.20');
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
  const shopper = await shoppers.visit({ at: '?items=tee:1' });
  await shopper.page.getByText('Have a code?').click();
  await shopper.page.locator('#promotion-code').fill('fiver');
  await shopper.page.locator('#promotion-code').press('Enter');
  await offers(shopper, 'Pay $23.00');
  await shopper.pay();
  await shopper.confirmed();

  expect((await shopper.ended()).payments).toMatchObject([{ amount_received: 2300 }]);
  const used = (await shop.rows('TablesPromotions')).find(({ code }) => code === 'FIVER');
  expect(used?.redeemed).toBe(1);
});

test('an order that was approved in part shows what was charged of it', async () => {
  const placed = await shop.place();
  const { checkout } = await shop.ended(placed.body.id);
  const shopper = await shoppers.visit({
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
