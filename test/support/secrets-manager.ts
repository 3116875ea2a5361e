/** Secrets Manager on this machine: a server that gives one text for every secret. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves `text`, stored long ago, to the functions of this process until `close` is called. */
export const secretsManagerWith = async (text: string): Promise<{ readonly close: () => void }> => {
  const server = createServer((_, response) => {
    response.end(JSON.stringify({ SecretString: text, CreatedDate: 0 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER = `http://127.0.0.1:${port}/`;
  return {
    close: () => {
      delete process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER;
      server.closeAllConnections();
      server.close();
    },
  };
};
