/** A server on this machine that a test file has to itself, in the place of an outside service. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Listens from before the file's tests until after them. Returns a function that gives the server's
 * address, which is not known before that.
 */
export const served = (listener: RequestListener): (() => string) => {
  const server = createServer(listener);
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};
