/** Bodies that come in over HTTP, and answers that go out. Pages of every origin may read them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiAnswer } from '../api/exchange.ts';

export const bodyOf = async (incoming: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

export const sendJson = (outgoing: ServerResponse, { status, headers, body }: ApiAnswer): void => {
  outgoing.writeHead(status, {
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    ...headers,
  });
  outgoing.end(JSON.stringify(body));
};

/** A file for the browser, or a 404 without one. */
export const sendFile = (
  outgoing: ServerResponse,
  path: string,
  file: { readonly type: string; readonly body: Buffer } | undefined,
): void => {
  outgoing.writeHead(file === undefined ? 404 : 200, {
    'content-type': file?.type ?? 'text/plain',
    'cache-control': 'no-store',
  });
  outgoing.end(file?.body ?? `There is nothing at ${path}.`);
};

/** Lets a browser send any request that it asks about beforehand. */
export const sendPermission = (outgoing: ServerResponse): void => {
  outgoing.writeHead(204, {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
    'access-control-allow-methods': 'GET, POST, DELETE',
  });
  outgoing.end();
};
