import type { HttpRequest } from '../../local/http-api/gateway.ts';
import { type HttpServer, jsonAnswer, listen, serve } from '../../local/http-server.ts';

const servers: HttpServer[] = [];
afterEach(async () => {
  jest.restoreAllMocks();
  for (const server of servers.splice(0)) await server.stop();
});
const serving = async (...args: Parameters<typeof serve>): Promise<HttpServer> => {
  const server = await serve(...args);
  servers.push(server);
  return server;
};
const listening = async (port = 0): Promise<HttpServer> => {
  const server = await listen(port);
  servers.push(server);
  return server;
};
const answering =
  (status = 200) =>
  async () =>
    jsonAnswer(status, { a: 1 });

test('a server that listens answers 503 until it is told what to answer', async () => {
  const server = await listening();
  const early = await fetch(server.url);
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '1']);
  server.answerWith(answering(201));
  expect((await fetch(server.url)).status).toBe(201);
});

test.each(['/%ff', '/api/checkouts/%ED%A0%80', '/%'])(
  'an address that is none, %s, is a bad request and nobody’s failure',
  async (path) => {
    const { url } = await serving(0, answering());
    expect((await fetch(`${url}${path}`)).status).toBe(400);
  },
);

test('a request is passed on with its parts', async () => {
  let seen: HttpRequest | undefined;
  const { url } = await serving(0, async (request) => {
    seen = request;
    return jsonAnswer(200, {});
  });
  await fetch(`${url}/api/a%2Fb?x=1&x=2`, { method: 'PUT', headers: { 'X-A': 'b' }, body: 'hi' });
  expect(seen).toMatchObject({
    method: 'PUT',
    path: '/api/a%2Fb',
    query: 'x=1&x=2',
    headers: { 'x-a': 'b' },
    sourceIp: '127.0.0.1',
  });
  expect(seen?.body.toString()).toBe('hi');
});

test('an answer is given with its status, headers, cookies and length', async () => {
  const { url } = await serving(0, async () => ({
    ...jsonAnswer(201, { a: 1 }),
    cookies: ['a=1', 'b=2'],
  }));
  const response = await fetch(url);
  expect(response.status).toBe(201);
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(response.headers.get('content-length')).toBe('7');
  expect(await response.json()).toEqual({ a: 1 });
});

test('HEAD gets only the headers', async () => {
  const { url } = await serving(0, answering());
  const response = await fetch(url, { method: 'HEAD' });
  expect(response.headers.get('content-length')).toBe('7');
  expect(await response.text()).toBe('');
});

test('an answer that fails is a 500 without its reason, which the output has', async () => {
  const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  const { url } = await serving(0, () => Promise.reject(new Error('secret')));
  const response = await fetch(url);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
  expect(printed).toHaveBeenCalledWith(expect.objectContaining({ message: 'secret' }));
});

test('a body over 10 MB is refused', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  const { url } = await serving(0, answering());
  const body = Buffer.alloc(10 * 1024 * 1024 + 1);
  const answered = await fetch(url, { method: 'POST', body }).then(
    ({ status }) => status,
    () => 'ended',
  );
  expect([500, 'ended']).toContain(answered);
});

test('a port that is taken is Node’s own error', async () => {
  const { port } = await listening();
  await expect(listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE', port });
});

test('a stop ends the requests that are open, and may be repeated', async () => {
  const server = await listening();
  const arrived = Promise.withResolvers<void>();
  server.answerWith(() => {
    arrived.resolve();
    return new Promise(() => {});
  });
  const answered = fetch(server.url).then(
    () => 'answered',
    () => 'ended',
  );
  await arrived.promise;
  await server.stop();
  await server.stop();
  expect(await answered).toBe('ended');
});
