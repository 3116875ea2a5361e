/** A Stripe stand-in behind a wire that writes down each request. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fetchOf } from '@holdfast/stripe-stand-in/fetch';
import { createStandIn, type StandIn } from '@holdfast/stripe-stand-in/stand-in';
import type { StripeRequest } from '../../simulation/stripe-requests.ts';

export type Recorder = {
  readonly url: string;
  readonly standIn: StandIn;
  readonly requests: readonly StripeRequest[];
  readonly stop: () => Promise<void>;
};

export const startRecorder = async (): Promise<Recorder> => {
  const standIn = createStandIn();
  const ask = fetchOf(standIn);
  const requests: StripeRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const body = await text(incoming);
    requests.push({ method, path, body });
    const answer = await ask(new URL(path, 'http://stripe'), {
      method,
      headers: Object.entries(headers).flatMap(([name, value]) =>
        ['authorization', 'idempotency-key'].includes(name) ? [[name, String(value)]] : [],
      ) as [string, string][],
      ...(method === 'POST' && { body }),
    });
    outgoing.writeHead(answer.status, { 'Content-Type': 'application/json' });
    outgoing.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    standIn,
    requests,
    stop: async () => {
      standIn.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
