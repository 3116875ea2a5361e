import { startStripeStandIn } from '@holdfast/stripe-stand-in/server';
import { callDynamoDb } from '../../local/dynamodb/call.ts';
import { type HttpServer, listen } from '../../local/http-server.ts';
import { openServers, type Servers } from '../../local/servers.ts';

const opened: (Servers | HttpServer)[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await ('close' in each ? each.close() : each.stop());
});
const open = async (options?: Parameters<typeof openServers>[0]): Promise<Servers> => {
  const servers = await openServers(options);
  opened.push(servers);
  return servers;
};

/** The first of four free ports in a row, below those that the system gives out for port 0. */
const freeRow = async (): Promise<number> => {
  const first = 14_000 + Math.floor(Math.random() * 1000) * 4;
  try {
    for (const offset of [0, 1, 2, 3]) await (await listen(first + offset)).stop();
    return first;
  } catch {
    return freeRow();
  }
};
const isRefused = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => false,
    () => true,
  );

test('all of them listen at ports of their own, and answer 503 until they know what', async () => {
  const { page, aws, dynamoDb, stripe } = await open();
  for (const { url } of [page, aws]) expect((await fetch(url)).status).toBe(503);
  expect(await callDynamoDb(dynamoDb.url, 'ListTables', {})).toEqual({ TableNames: [] });
  expect(stripe).toBeUndefined();
  page.answerWith(async () => ({ status: 200, headers: {}, body: Buffer.from('the page') }));
  expect(await (await fetch(page.url)).text()).toBe('the page');
});

test('with a first port the others follow it', async () => {
  const firstPort = await freeRow();
  const openStripe = (port: number) => startStripeStandIn({ port });
  const { page, stripe, aws, dynamoDb } = await open({ firstPort, openStripe });
  expect([page.url, stripe?.url, aws.url, dynamoDb.url]).toEqual(
    [0, 1, 2, 3].map((offset) => `http://127.0.0.1:${firstPort + offset}`),
  );
});

test('every port that is taken is named, and none is kept', async () => {
  const firstPort = await freeRow();
  for (const offset of [0, 1, 3]) opened.push(await listen(firstPort + offset));
  const openStripe = (port: number) => startStripeStandIn({ port });
  await expect(open({ firstPort, openStripe })).rejects.toThrow(
    `Already taken: port ${firstPort} (the page), port ${firstPort + 1} (the Stripe stand-in), ` +
      `port ${firstPort + 3} (DynamoDB). Stop what uses it, or choose four others in a row: ` +
      `PORT=${firstPort + 100} npm start`,
  );
  expect(await isRefused(`http://127.0.0.1:${firstPort + 2}`)).toBe(true);
});

test('a failure that is not about a port is reported instead', async () => {
  const firstPort = await freeRow();
  opened.push(await listen(firstPort));
  const openStripe = () => Promise.reject(new Error('The data can’t be read.'));
  await expect(open({ firstPort, openStripe })).rejects.toThrow('The data can’t be read.');
});
