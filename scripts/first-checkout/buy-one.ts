/** Buys one piece of the first product in stock, as the page does, and waits for the ending. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Catalog, CheckoutView, Quote } from '../../functions/checkout/contract.ts';

/** Stripe's test payment method, so that no card has to be typed into a page. */
const payment = { paymentMethod: 'pm_card_visa' };
const email = 'first.checkout@example.com';
const shipping = {
  name: 'First Checkout',
  line1: '1 Main Street',
  city: 'Portland',
  state: 'OR',
  postalCode: '97201',
  country: 'US',
};
const patienceMs = 60_000;
const pauseMs = 500;

/** The checkout when it has ended, or after a minute. Throws an Error with the API's own answer. */
export const buyOne = async (api: string): Promise<CheckoutView> => {
  const { products } = await ask<Catalog>(`${api}/catalog`);
  const product = products.find(({ inStock }) => inStock);
  if (product === undefined) throw new Error(`${api}/catalog has nothing in stock.`);
  const items = [{ sku: product.sku, quantity: 1 }];
  const destination = { country: shipping.country, state: shipping.state };
  const quote = await ask<Quote>(`${api}/quotes`, { items, destination });
  const placed = await ask<CheckoutView>(
    `${api}/checkouts`,
    {
      items,
      email,
      expectedTotal: quote.total,
      payment,
      ...(product.shippable && { shipping }),
    },
    { 'idempotency-key': randomUUID() },
  );
  return followed(api, placed);
};

const followed = async (api: string, placed: CheckoutView): Promise<CheckoutView> => {
  const until = Date.now() + patienceMs;
  let checkout = placed;
  while (isOnItsWay(checkout) && Date.now() < until) {
    await sleep(pauseMs);
    checkout = await ask<CheckoutView>(`${api}/checkouts/${placed.id}`);
  }
  return checkout;
};

/** Whether the ending is still to come. `confirmed` comes before the capture, then `paid`. */
const isOnItsWay = ({ status }: CheckoutView): boolean =>
  status === 'processing' || status === 'confirmed';

const ask = async <Answer>(
  url: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const response = await fetch(url, {
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return JSON.parse(text) as Answer;
};
