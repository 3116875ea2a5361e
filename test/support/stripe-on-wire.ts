/**
 * Stripe at the other end of a wire: a server on this machine gives the answers that a test lines
 * up, to the real client, so that every error is one that stripe-node itself makes.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type StripeClient, stripeClient } from '../../functions/stripe/client.ts';

export type Answer = {
  /** 200 by default. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; text is sent as it is. */
  readonly body: unknown;
};

export type Asked = {
  /** For example `POST /v1/refunds`. */
  readonly call: string;
  /** The form's fields, or the query's. */
  readonly fields: Readonly<Record<string, string>>;
  readonly idempotencyKey: string | undefined;
};

export type StripeOnWire = {
  readonly stripe: StripeClient;
  readonly url: string;
  /** What was asked since the last `answer`. */
  readonly asked: readonly Asked[];
  /** The header Authorization of each of these requests. */
  readonly keys: readonly (string | undefined)[];
  /** The header Stripe-Version of each. */
  readonly versions: readonly (string | undefined)[];
  /** Forgets earlier requests, and queues what the next ones get: an answer or a cut connection. */
  readonly answer: (...answers: readonly (Answer | 'cut')[]) => void;
  readonly close: () => void;
};

export const stripeOnWire = async (): Promise<StripeOnWire> => {
  const asked: Asked[] = [];
  const keys: (string | undefined)[] = [];
  const versions: (string | undefined)[] = [];
  const queue: (Answer | 'cut')[] = [];
  const server = createServer(async (request, response) => {
    keys.push(request.headers.authorization);
    versions.push(request.headers['stripe-version']?.toString());
    asked.push(await askedBy(request));
    const answer = queue.shift() ?? { status: 418, body: { error: { type: 'not_expected' } } };
    if (answer === 'cut') {
      request.socket.destroy();
      return;
    }
    const { status = 200, headers = {}, body } = answer;
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    stripe: stripeClient(url, async () => 'sk_test_1'),
    url,
    asked,
    keys,
    versions,
    answer: (...answers) => {
      asked.length = 0;
      keys.length = 0;
      versions.length = 0;
      queue.splice(0, queue.length, ...answers);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const askedBy = async (request: IncomingMessage): Promise<Asked> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stripe');
  const body = await text(request);
  return {
    call: `${request.method} ${pathname}`,
    fields: Object.fromEntries([...searchParams, ...new URLSearchParams(body)]),
    idempotencyKey: request.headers['idempotency-key']?.toString(),
  };
};
