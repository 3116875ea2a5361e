/**
 * The page that the stand-in's README shows, in a browser, for a merchant that is not Holdfast.
 *
 * @jest-environment ./test/browser/node-with-outcome.ts
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type StripeStandIn, startStripeStandIn } from '@holdfast/stripe-stand-in/server';
import Stripe from 'stripe';
import { openPage } from './open-page.ts';

const readme = readFileSync(
  path.resolve(import.meta.dirname, '../../packages/stripe-stand-in/README.md'),
  'utf8',
);
const pageFor = (standIn: string): string => {
  const html = /^```html\n(.*?)^```$/ms.exec(readme)?.[1] ?? '';
  return html.replaceAll('http://127.0.0.1:12111', standIn);
};

let standIn: StripeStandIn;
const { visit } = openPage(async () => {
  standIn = await startStripeStandIn({ port: 0 });
  const shop = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pageFor(standIn.url));
  });
  shop.listen(0, '127.0.0.1');
  await once(shop, 'listening');
  return {
    pageUrl: `http://127.0.0.1:${(shop.address() as AddressInfo).port}`,
    stop: async () => {
      shop.closeAllConnections();
      shop.close();
      await standIn.close();
    },
  };
});

test("the README's page makes a confirmation token, and a server holds the amount with it", async () => {
  const { page } = await visit({ at: '' });
  const frame = page.frameLocator('iframe[title="Secure payment input frame"]');
  await frame.getByLabel('Card number').fill('4242424242424242');
  await frame.getByLabel('Expiration date').fill('12 / 34');
  await frame.getByLabel('CVC').fill('123');
  await frame.getByLabel('ZIP').fill('94103');
  await page.getByRole('button', { name: 'Pay' }).click();
  const token = page.locator('#result:not(:empty)');
  await token.waitFor();

  const stripe = new Stripe('sk_test_x', {
    host: '127.0.0.1',
    port: standIn.port,
    protocol: 'http',
  });
  const hold = await stripe.paymentIntents.create({
    amount: 4200,
    currency: 'usd',
    capture_method: 'manual',
    confirm: true,
    allowed_payment_method_types: ['card'],
    confirmation_token: (await token.textContent()) ?? '',
  });
  expect(hold.status).toBe('requires_capture');
});
