import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buyOne } from '../../../scripts/first-checkout/buy-one.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A shop that gives each address its answers in turn, the last one for ever. */
const shopWith = async (answers: Readonly<Record<string, readonly [number, unknown][]>>) => {
  const asked: { readonly call: string; readonly body: string }[] = [];
  const turns = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const call = `${request.method} ${request.url}`;
    let body = '';
    for await (const chunk of request) body += String(chunk);
    asked.push({ call, body });
    const turn = turns.get(call) ?? 0;
    turns.set(call, turn + 1);
    const inTurn = answers[call] ?? [[404, { detail: `nothing at ${call}` }]];
    const [status, answer] = inTurn[Math.min(turn, inTurn.length - 1)] ?? [500, {}];
    response.writeHead(status).end(JSON.stringify(answer));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { api: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`, asked };
};

const mug = { sku: 'mug', inStock: true, shippable: true };
const catalog: [number, unknown] = [200, { products: [{ sku: 'tee', inStock: false }, mug] }];
const quote: [number, unknown] = [200, { total: 1400 }];
const checkout = (status: string): [number, unknown] => [200, { id: 'chk_1', status }];

test('buys the first product that is in stock at the quoted price, and waits until it is paid', async () => {
  const { api, asked } = await shopWith({
    'GET /api/catalog': [catalog],
    'POST /api/quotes': [quote],
    'POST /api/checkouts': [[201, { id: 'chk_1', status: 'processing' }]],
    'GET /api/checkouts/chk_1': [checkout('confirmed'), checkout('paid')],
  });

  expect(await buyOne(api)).toMatchObject({ id: 'chk_1', status: 'paid' });
  const placed = asked.find(({ call }) => call === 'POST /api/checkouts');
  expect(JSON.parse(placed?.body ?? '')).toMatchObject({
    items: [{ sku: 'mug', quantity: 1 }],
    expectedTotal: 1400,
    shipping: { country: 'US' },
  });
});

test('gives a checkout that is declined as it ended', async () => {
  const { api } = await shopWith({
    'GET /api/catalog': [catalog],
    'POST /api/quotes': [quote],
    'POST /api/checkouts': [[201, { id: 'chk_1', status: 'declined' }]],
  });

  expect(await buyOne(api)).toMatchObject({ status: 'declined' });
});

test('fails with the API’s own words', async () => {
  const { api } = await shopWith({
    'GET /api/catalog': [catalog],
    'POST /api/quotes': [[503, { detail: 'The shop cannot be reached right now.' }]],
  });

  await expect(buyOne(api)).rejects.toThrow(/answered 503: .*cannot be reached right now/);
});

test('says that nothing is in stock', async () => {
  const { api } = await shopWith({ 'GET /api/catalog': [[200, { products: [] }]] });

  await expect(buyOne(api)).rejects.toThrow(/nothing in stock/);
});
