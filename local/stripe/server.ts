/** The Stripe stand-in: the API, Stripe.js with its frames, the bank's page and the control, on one port. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiAnswer, createApi, noAnswer } from './api.ts';
import { createClock } from './clock.ts';
import type { Context } from './context.ts';
import { type Control, controlOverHttp, createControl } from './control.ts';
import { StripeError } from './errors.ts';
import { createFaults } from './faults.ts';
import { parseForm, text } from './form.ts';
import { authenticate, expireHolds } from './payment-intents.ts';
import { createStore } from './store.ts';
import { publicIntentView } from './views.ts';

type Options = {
  /** 0: any free one. */
  readonly port: number;
  /** Keeps the state between runs; without it, in memory. */
  readonly dataFile?: string;
  /** Milliseconds since 1970; the control's clock moves on from here. */
  readonly now?: () => number;
  /** For ids: the same numbers give the same ids. */
  readonly random?: () => number;
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

/** Starts the stand-in on 127.0.0.1. */
export const startStripeStandIn = async (options: Options): Promise<StripeStandIn> => {
  const store = createStore(options.dataFile, options.random ?? Math.random);
  const clock = createClock(store.state, options.now);
  const acting: Context['acting'] = { idempotencyKey: null };
  const context: Context = {
    store,
    clock,
    acting,
    emit: (type, object) => {
      const event = { id: store.newId('evt'), created: clock.nowSeconds(), type, object };
      store.state.events.push({ ...structuredClone(event), idempotencyKey: acting.idempotencyKey });
    },
  };
  const faults = createFaults();
  const api = createApi(context, faults);
  const control = createControl(context, clock, faults);

  const serveFile = (outgoing: ServerResponse, path: string): void => {
    const file = options.browserFiles?.(path);
    outgoing.writeHead(file === undefined ? 404 : 200, {
      'content-type': file?.type ?? 'text/plain',
      'cache-control': 'no-store',
    });
    outgoing.end(file?.body ?? `There is nothing at ${path}.`);
  };

  const answerBank = (outgoing: ServerResponse, id: string, body: string): void => {
    const intent = authenticate(context, id, text(parseForm(body), 'outcome') === 'succeed');
    send(outgoing, { status: 200, headers: {}, body: publicIntentView(intent) });
  };

  const answerControl = (outgoing: ServerResponse, method: string, path: string, body: string) => {
    const answer = controlOverHttp(control, method, path, body);
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
    const answer = await api({
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

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
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
    expireHolds(context);
    const bank = /^\/_bank\/(\w+)$/.exec(url.pathname)?.[1];
    if (url.pathname.startsWith('/v3')) serveFile(outgoing, url.pathname);
    else if (method === 'POST' && bank !== undefined) answerBank(outgoing, bank, body);
    else if (url.pathname.startsWith('/_control/'))
      answerControl(outgoing, method, url.pathname, body);
    else await answerApi(incoming, outgoing, url, body);
  };

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => {
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
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => resolve());
  });
  const saving = options.dataFile === undefined ? undefined : setInterval(store.save, saveEveryMs);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    control,
    close: async () => {
      clearInterval(saving);
      store.save();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
