/** One environment by itself: what it is given, and what comes back. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Environment, startEnvironment } from '../../../local/lambda/environment.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const started = (code: string) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'environment-'));
  writeFileSync(path.join(folder, 'index.js'), code);
  const said: string[] = [];
  let exits = 0;
  const environment = startEnvironment(
    { functionName: 'Tested', folder, handler: 'index.handler', variables: { GIVEN: 'yes' } },
    {
      say: (text) => said.push(text),
      exit: () => {
        exits += 1;
      },
    },
  );
  return { environment, said, exits: () => exits };
};

const invoke = (environment: Environment, event: unknown) =>
  environment.invoke({ id: 'i1', event, deadlineMs: Date.now() + 5000 });

/** A server that counts what reaches it, and never answers. */
const silentServer = async () => {
  let requests = 0;
  let cut = 0;
  const server = createServer((request) => {
    requests += 1;
    request.once('close', () => {
      cut += 1;
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, requests: () => requests, cut: () => cut };
};

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise(setImmediate);
};

test('a handler gets the event and its context, and its answer comes back as JSON', async () => {
  const { environment } = started(
    `export const handler = async (event, { awsRequestId, functionName, getRemainingTimeInMillis }) =>
      ({ event, awsRequestId, functionName, left: getRemainingTimeInMillis() });`,
  );

  const outcome = await invoke(environment, { n: 1 });

  const { left, ...rest } = JSON.parse('result' in outcome ? outcome.result : '{}');
  expect(rest).toEqual({ event: { n: 1 }, awsRequestId: 'i1', functionName: 'Tested' });
  expect(left).toBeGreaterThan(4000);
  expect(left).toBeLessThanOrEqual(5000);
});

test('nothing comes back as null', async () => {
  const { environment } = started('export const handler = async () => {};');
  expect(await invoke(environment, {})).toEqual({ result: 'null' });
});

test.each([
  ["throw new TypeError('why')", { errorType: 'TypeError', errorMessage: 'why' }],
  ["throw 'why'", { errorType: 'Error', errorMessage: 'why' }],
])('`%s` comes back by its name and message', async (statement, error) => {
  const { environment } = started(`export const handler = async () => { ${statement}; };`);
  expect(await invoke(environment, {})).toEqual({ error });
});

test('a bundle without the handler can’t be started', () => {
  expect(() => started('export const other = 1;')).toThrow('exports no handler');
});

test.each([
  ["console.warn('careful')", '{"level":"WARN","message":"careful"}'],
  ["console.log('a', 1)", '{"level":"INFO","message":"a 1"}'],
  [String.raw`process.stdout.write('{"a":1}\n')`, '{"a":1}'],
])('%s is one line', async (statement, line) => {
  const { environment, said } = started(`export const handler = async () => { ${statement}; };`);
  await invoke(environment, {});
  expect(said).toEqual([line]);
});

test('two environments of one bundle share no state', async () => {
  const code = 'let calls = 0; export const handler = async () => ++calls;';
  const [one, other] = [started(code).environment, started(code).environment];
  await invoke(one, {});
  expect(await invoke(one, {})).toEqual({ result: '2' });
  expect(await invoke(other, {})).toEqual({ result: '1' });
});

test.each([
  ['http', "import http from 'node:http';", 'http.get(url)'],
  ['fetch', '', 'fetch(url).catch(() => {})'],
])('once it has ended, what it sent by %s is cut off', async (_, imports, send) => {
  const server = await silentServer();
  const { environment } = started(
    `${imports} export const handler = ({ url }) => new Promise(() => { const sent = ${send}; sent.on?.('error', () => {}); });`,
  );
  void invoke(environment, { url: server.url });
  await until(() => server.requests() === 1);

  environment.end();

  await until(() => server.cut() === 1);
});

test.each([
  ['http', "import http from 'node:http';", 'http.get(url)'],
  ['fetch', '', 'await fetch(url)'],
])(
  'once it has ended, its code sends nothing by %s, and says nothing',
  async (_, imports, send) => {
    const server = await silentServer();
    const { environment, said } = started(
      `${imports} export const handler = async ({ url }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      console.info('still here'); ${send};
    };`,
    );
    const answered = invoke(environment, { url: server.url });

    environment.end();

    expect(await answered).toEqual({
      error: { errorType: 'Error', errorMessage: 'The environment has ended.' },
    });
    expect(said).toEqual([]);
    expect(server.requests()).toBe(0);
  },
);

test('a function that ends its process is over', async () => {
  const { environment, said, exits } = started(
    "export const handler = async () => { process.exit(1); console.info('still here'); };",
  );
  await invoke(environment, {});
  expect(exits()).toBe(1);
  expect(said).toEqual([]);
});
