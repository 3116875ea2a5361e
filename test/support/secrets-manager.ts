/** Secrets Manager on this machine: a server with a text for each secret. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type SecretsManager = { readonly close: () => void };

/**
 * Serves secrets, by the ends of their ARNs and stored long ago, to the functions of this process
 * until `close` is called.
 */
export const secretsManagerWith = async (
  secrets: Readonly<Record<string, string>>,
): Promise<SecretsManager> => {
  const server = createServer(async (request, response) => {
    const { SecretId } = JSON.parse(await text(request)) as { SecretId: string };
    const SecretString = secrets[SecretId.split(':').at(-1) ?? ''];
    if (SecretString === undefined) {
      response.writeHead(400).end('{"__type":"ResourceNotFoundException"}');
    } else response.end(JSON.stringify({ SecretString, CreatedDate: 0 }));
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
