/** The four ports of a local run. */
import { createServer } from 'node:net';

/** What each port is for, in the order in which they follow PORT. */
export const portNames = [
  'the page',
  'the Stripe stand-in',
  'the AWS endpoint',
  'DynamoDB',
] as const;

/** PORT as a number. Throws an Error that says what is allowed. */
export const readPort = (text = '8080'): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1024 && port <= 65532) return port;
  throw new Error(`PORT is "${text}"; it must be a whole number from 1024 to 65532.`);
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Throws an Error that names each of the four ports that is taken. */
export const assertFree = async (first: number): Promise<void> => {
  const free = await Promise.all(portNames.map((_, index) => isFree(first + index)));
  const taken = portNames.flatMap((name, index) =>
    free[index] ? [] : [`port ${first + index} (${name})`],
  );
  if (taken.length === 0) return;
  throw new Error(
    `Already taken: ${taken.join(', ')}. Stop what uses it, or choose four others in a row: ` +
      `PORT=${first + 100} npm start`,
  );
};

/** A port that is free now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
