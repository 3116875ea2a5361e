/** The Stripe stand-in: the API, Stripe.js with its frames, the bank's page and the control, on one port. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiAnswer, noAnswer } from '../api/api.ts';
import { StripeError } from '../api/errors.ts';
import { parseForm, text } from '../api/form.ts';
import type { Control } from '../control/control.ts';
import { controlOverHttp } from '../control/control-over-http.ts';
import { createStandIn, type StandIn, type StandInOptions } from '../stand-in.ts';

type Options = StandInOptions & {
  /** Whether webhooks are sent by themselves from the start (if not said: they are). */
  readonly deliveryMode?: 'automatic' | 'held';
  /** 0: any free one. */
  readonly port: number;
  /** Serves `GET /v3/…`. */
  readonly browserFiles?: (
    path: string,
  ) => { readonly type: string; readonly body: Buffer } | undefined;
};

export type StripeStandIn = {
  readonly url: string;
  readonly port: number;
  readonly control: Control;
  readonly close: () => Promise<void>;
};

const saveEveryMs = 1000;

const bodyOf = async (incoming: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const send = (outgoing: ServerResponse, { status, headers, body }: ApiAnswer): void => {
  outgoing.writeHead(status, {
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    ...headers,
  });
  outgoing.end(JSON.stringify(body));
};

const first = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** Answers one request for a `StandIn`, whichever of its four doors it came to. */
const createHandler = (standIn: StandIn, browserFiles: Options['browserFiles']) => {
  const serveFile = (outgoing: ServerResponse, path: string): void => {
    const file = browserFiles?.(path);
    outgoing.writeHead(file === undefined ? 404 : 200, {
      'content-type': file?.type ?? 'text/plain',
      'cache-control': 'no-store',
    });
    outgoing.end(file?.body ?? `There is nothing at ${path}.`);
  };

  const answerBank = (outgoing: ServerResponse, id: string, body: string): void => {
    const succeeds = text(parseForm(body), 'outcome') === 'succeed';
    send(outgoing, { status: 200, headers: {}, body: standIn.authenticate(id, succeeds) });
  };

  const answerControl = async (
    outgoing: ServerResponse,
    method: string,
    path: string,
    body: string,
  ) => {
    const answer = await controlOverHttp(standIn.control, method, path, body);
    const status = answer === undefined ? 404 : 200;
    send(outgoing, { status, headers: {}, body: answer ?? { message: `There is no ${path}.` } });
  };

  const answerApi = async (
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    url: URL,
    body: string,
  ) => {
    const { headers, method = 'GET' } = incoming;
    const idempotencyKey = first(headers['idempotency-key']);
    const answer = await standIn.api({
      method,
      path: url.pathname,
      query: url.search.slice(1),
      body,
      authorization: headers.authorization,
      idempotencyKey,
    });
    if (answer === noAnswer) {
      incoming.socket.destroy();
      return;
    }
    send(outgoing, {
      ...answer,
      headers: {
        'request-id': `req_${randomUUID().slice(0, 14)}`,
        'stripe-version': first(headers['stripe-version']) ?? '2026-10-28.endive',
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        ...answer.headers,
      },
    });
  };

  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    const { method = 'GET' } = incoming;
    const body = await bodyOf(incoming);
    if (method === 'OPTIONS') {
      outgoing.writeHead(204, {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
        'access-control-allow-methods': 'GET, POST, DELETE',
      });
      outgoing.end();
      return;
    }
    const bank = /^\/_bank\/(\w+)$/.exec(url.pathname)?.[1];
    if (url.pathname.startsWith('/v3')) serveFile(outgoing, url.pathname);
    else if (method === 'POST' && bank !== undefined) answerBank(outgoing, bank, body);
    else if (url.pathname.startsWith('/_control/'))
      await answerControl(outgoing, method, url.pathname, body);
    else await answerApi(incoming, outgoing, url, body);
  };
};

const sendError = (outgoing: ServerResponse, error: unknown): void => {
  if (error instanceof StripeError) {
    send(outgoing, { status: error.status, headers: {}, body: { error: error.body } });
    return;
  }
  console.error(error);
  send(outgoing, {
    status: 500,
    headers: {},
    body: { error: { type: 'api_error', message: 'A bug of the stand-in.' } },
  });
};

/** Starts the stand-in on 127.0.0.1. */
export const startStripeStandIn = async (options: Options): Promise<StripeStandIn> => {
  const standIn = createStandIn(options);
  const { store, control } = standIn;
  const handle = createHandler(standIn, options.browserFiles);
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => sendError(outgoing, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => resolve());
  });
  const saving = options.dataFile === undefined ? undefined : setInterval(store.save, saveEveryMs);
  if (options.deliveryMode !== 'held') control.webhooks.release();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    control,
    close: async () => {
      clearInterval(saving);
      standIn.close();
      store.save();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
