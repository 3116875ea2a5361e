/** A server that answers everything alike: for what a stand-in that works can't be made to say. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type CannedAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
};

export type CannedServer = {
  readonly url: string;
  /** The requests so far: the method, the path and the body. */
  readonly requests: readonly string[];
  readonly stop: () => Promise<void>;
};

/** Listens on 127.0.0.1, on a port of its own unless one is given. */
export const startCannedServer = async (
  answerTo: (path: string) => CannedAnswer,
  port = 0,
): Promise<CannedServer> => {
  const requests: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = '', url = '' } = incoming;
    requests.push(`${method} ${url} ${Buffer.concat(chunks).toString('utf8')}`.trim());
    const { status, headers = {}, body } = answerTo(url);
    outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
