/** The four ports of a local run. */

/** What each port is for, in the order in which they follow PORT. */
const portNames = ['the page', 'the Stripe stand-in', 'the AWS endpoint', 'DynamoDB'] as const;

/** Another program listens on the port. The code is that of Node's own error for this. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly code = 'EADDRINUSE';
  constructor(port: number) {
    super(`Port ${port} is already taken.`);
  }
}

/**
 * Whether a server could not start because another program listens on its port. The error may be
 * Node's own, or one that has Node's error as its cause.
 */
export const isPortTaken = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && error.code === 'EADDRINUSE') return true;
  return 'cause' in error && isPortTaken(error.cause);
};

/** PORT as a number. Throws an Error that says what is allowed. */
export const readPort = (text = '8080'): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1024 && port <= 65532) return port;
  throw new Error(`PORT is "${text}"; it must be a whole number from 1024 to 65532.`);
};

/**
 * An Error that names the taken ports, which are given by their distances from the port `first`.
 */
export const portsTaken = (first: number, taken: readonly number[]): Error => {
  const list = taken.map((offset) => `port ${first + offset} (${portNames[offset]})`).join(', ');
  return new Error(
    `Already taken: ${list}. Stop what uses it, or choose four others in a row: ` +
      `PORT=${first + 100} npm start`,
  );
};
