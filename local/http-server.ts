/** Small HTTP servers on the loopback address. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpAnswer, HttpRequest } from './http-api/gateway.ts';

type Answer = (request: HttpRequest) => Promise<HttpAnswer>;

export type HttpServer = {
  readonly url: string;
  readonly port: number;
  /** Sets what answers requests from now on. Before the first call, every request gets a 503. */
  readonly answerWith: (answer: Answer) => void;
  /** Also ends open connections. A repeat does nothing. */
  readonly stop: () => Promise<void>;
};

/** Above the limit of the API, so that the API itself refuses what is too large. */
const maxBodyBytes = 10 * 1024 * 1024;

/**
 * Milliseconds that an unused connection stays open. Callers keep theirs for some seconds, and one that is
 * closed at the moment in which it is used again is an error that AWS would not have made.
 */
const keepAliveMs = 65_000;

/** The answer until `answerWith` is called. */
const starting: Answer = async () => ({
  status: 503,
  headers: { 'content-type': 'text/plain', 'retry-after': '1' },
  body: Buffer.from('The local system is starting: try again in a moment.'),
});

/**
 * Listens on a port of 127.0.0.1 (0: any free one). A request whose answer throws gets a plain 500.
 * Throws Node's own error when it can't listen; its code is EADDRINUSE when the port is taken.
 */
export const listen = async (port: number): Promise<HttpServer> => {
  let answer = starting;
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing, answer).catch((error: unknown) => {
      console.error(error);
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain' });
      outgoing.end('The local server failed: its output says why.');
    });
  });
  server.keepAliveTimeout = keepAliveMs;
  await untilListening(server, port);
  const actual = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${actual}`,
    port: actual,
    answerWith: (next) => {
      answer = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Listens and answers with this from the start. Throws as `listen`. */
export const serve = async (port: number, answer: Answer): Promise<HttpServer> => {
  const server = await listen(port);
  server.answerWith(answer);
  return server;
};

const untilListening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });

const handle = async (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: Answer,
): Promise<void> => {
  const body = await bodyOf(incoming);
  const address = addressOf(incoming.url ?? '/');
  if (address === undefined) {
    outgoing.writeHead(400, { 'content-type': 'text/plain' });
    outgoing.end('Bad Request');
    return;
  }
  const { pathname, search } = address;
  const {
    status,
    headers,
    cookies,
    body: content,
  } = await answer({
    method: incoming.method ?? 'GET',
    path: pathname,
    query: search.slice(1),
    headers: headersOf(incoming),
    body,
    sourceIp: incoming.socket.remoteAddress ?? '127.0.0.1',
  });
  if (cookies !== undefined) outgoing.setHeader('set-cookie', [...cookies]);
  outgoing.writeHead(status, { ...headers, 'content-length': content.byteLength });
  outgoing.end(incoming.method === 'HEAD' ? undefined : content);
};

/** Undefined for an address that is none, such as `/%ff`: CloudFront and API Gateway answer 400. */
const addressOf = (requested: string): URL | undefined => {
  const address = URL.parse(requested.replace(/^\/+/, '/'), 'http://localhost') ?? undefined;
  try {
    decodeURIComponent(address?.pathname ?? '');
    return address;
  } catch {
    return undefined;
  }
};

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes) throw new Error('A request body is over 10 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );

/** A JSON answer. */
export const jsonAnswer = (
  status: number,
  body: unknown,
  type = 'application/json',
): HttpAnswer => ({
  status,
  headers: { 'content-type': type, 'cache-control': 'no-store' },
  body: Buffer.from(JSON.stringify(body)),
});
