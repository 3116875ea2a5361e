/**
 * The page in a real browser: for everyone to use, and keeping what it promises.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { toldOfBothSchemes } from './findings.ts';
import { openSharedShop } from './open-shared-shop.ts';
import type { Shopper } from './shopper.ts';

const shop = openSharedShop();

const elements = [
  ['the Payment Element', '?items=workshop:1'],
  ['the card Element', '?items=workshop:1&element=card'],
] as const;

const wrongCards = [
  ['a number with a wrong digit', { number: '4242 4242 4242 4241' }, /card number is invalid/],
  ['a date in the past', { expiry: '01 / 20' }, /expiration year is in the past/],
] as const;

const focusIn = ({ page }: Shopper) => page.evaluate(() => document.activeElement?.tagName);

test.each(wrongCards)(
  '%s is refused under its field by the Payment Element, once, and has the focus',
  async (_, card, why) => {
    const shopper = await shop.visit();
    await shopper.pay(card);
    await shopper.cardAlerts.filter({ hasText: why }).waitFor();
    await shopper.offered('Pay $14.00');

    expect(await shopper.page.locator('#card-error').textContent()).toBe('');
    expect(await focusIn(shopper)).toBe('IFRAME');
    expect(shopper.keys()).toEqual([]);
  },
);

test.each(wrongCards)(
  '%s is refused beside the card Element, and never leaves the page',
  async (_, card, why) => {
    const shopper = await shop.visit({ at: '?items=workshop:1&element=card' });
    await shopper.pay(card);

    expect(await shopper.refused(why)).toMatch(/\.$/);
    await shopper.offered('Pay $14.00');
    expect(await focusIn(shopper)).toBe('IFRAME');
    expect(shopper.keys()).toEqual([]);
  },
);

test('the Payment Element says beside the field what is wrong with it, before any click', async () => {
  const shopper = await shop.visit();
  await shopper.field('Card number').fill('4242 4242 4242 4241');

  expect(await shopper.cardAlerts.textContent()).toBe('Your card number is invalid.');
});

test('the address fills the cart', async () => {
  const { page, offered } = await shop.visit({ at: '?items=workshop:2,tee:1' });
  await offered('Enter your address');

  expect(await page.locator('.line-name').allTextContents()).toEqual([
    'Knot workshop',
    'Cotton tee',
  ]);
  expect(await page.getByLabel('Quantity of Knot workshop').last().inputValue()).toBe('2');
});

test('without Stripe.js the page says why there is no card form, and what to do', async () => {
  const { page, refused, payButton } = await shop.visit({
    at: '?items=poster:1',
    prepare: (page) => page.route(`${shop.stripeUrl}/v3/**`, (route) => route.abort()),
  });
  await page.locator('.product').first().waitFor();
  await page.locator('#totals .total').waitFor();

  await refused(/Stripe could not be loaded.*reload this page/);
  expect(await payButton.isDisabled()).toBe(true);
  expect(await payButton.textContent()).toMatch(/Pay\s*$/);
  for (const empty of ['#wallet', '#address', '#card']) {
    expect(await page.locator(empty).isVisible()).toBe(false);
  }
  expect(await page.locator('.line-name').allTextContents()).toEqual(['Reef poster']);
});

describe('axe-core finds nothing, dark or light', () => {
  test('in the shop with a filled cart and the card form', async () => {
    const shopper = await shop.visit({ at: '?items=workshop:2,tee:1', scheme: 'dark' });
    await shopper.type();
    // While a price is asked for, the old one is faint.
    await shopper.page.locator('#totals:not([aria-busy])').waitFor();

    expect(await toldOfBothSchemes(shopper.page)).toEqual([]);
  });

  test('when a card is refused beside its fields', async () => {
    const shopper = await shop.visit({ scheme: 'dark' });
    await shopper.pay({ number: '4242 4242 4242 4241' });
    await shopper.cardAlerts.filter({ hasText: 'card number is invalid' }).waitFor();

    expect(await toldOfBothSchemes(shopper.page)).toEqual([]);
  });

  test('on the confirmation', async () => {
    const shopper = await shop.visit({ scheme: 'dark' });
    await shopper.pay();
    await shopper.confirmed();

    expect(await toldOfBothSchemes(shopper.page)).toEqual([]);
  });
});

test('no card number is sent to the shop’s own origin', async () => {
  for (const [, at] of elements) {
    const shopper = await shop.visit({ at });
    await shopper.pay();
    await shopper.confirmed();
    expect(shopper.keys()).toHaveLength(1);
  }

  expect(shop.sent().filter(({ text }) => /4242[ -]?4242/.test(text))).toEqual([]);
});

test('the page never breaks its Content-Security-Policy, from the cart to a later look', async () => {
  for (const [, at] of elements) {
    const shopper = await shop.visit({ at });
    await shopper.pay();
    await shopper.confirmed();
    await shopper.page.reload();
    await shopper.confirmed();
  }

  expect(shop.takeViolations()).toEqual([]);
});

test('a script smuggled into the page does not run, and is noticed', async () => {
  const { page } = await shop.visit();
  const refused = page.waitForEvent('console', (message) => /Security Policy/.test(message.text()));
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "smuggled"';
    document.head.append(script);
  });
  await refused;

  expect(await page.title()).toBe('Holdfast Supply');
  expect(shop.takeViolations()).toHaveLength(1);
});
