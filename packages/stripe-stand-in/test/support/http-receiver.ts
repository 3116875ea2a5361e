/** An HTTP server that takes whatever is sent to it, as a merchant's webhook would. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeAfterTest } from './after-test.ts';

export type Received = {
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

/** Answers every request with `status`, until the test is over. */
export const startHttpReceiver = async (status = 200) => {
  const received: Received[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    received.push({ body: Buffer.concat(chunks).toString('utf8'), headers: incoming.headers });
    outgoing.writeHead(status, { location: 'http://127.0.0.1:9/' });
    outgoing.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return closeAfterTest({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
};
