/** The plain flow as an HTTP server of its own; `npm run bench` bundles this file and loads the bundle. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Click } from './http.ts';
import { outsideAt } from './outside.ts';
import { plainFlow } from './plain-flow.ts';

export type PlainServer = { readonly url: string; readonly stop: () => Promise<void> };

type Addresses = Parameters<typeof outsideAt>[0] & { readonly ordersTable: string };

/** Answers `POST /checkout` on any free port of 127.0.0.1. */
export const servePlain = async ({
  ordersTable,
  ...addresses
}: Addresses): Promise<PlainServer> => {
  const flow = plainFlow({ ...outsideAt(addresses), ordersTable });
  const server = createServer(async (incoming, outgoing) => {
    const click = JSON.parse(await textOf(incoming)) as Click;
    await flow(click, ({ status, body }) => {
      outgoing.writeHead(status, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const textOf = async (incoming: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};
