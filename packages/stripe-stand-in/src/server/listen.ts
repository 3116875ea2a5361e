/** A server on a port of this machine. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const sentenceOf = ({ code, message }: NodeJS.ErrnoException, port: number): string => {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Stop that program or choose another port; 0 takes any that is free.`;
  }
  if (code === 'EACCES') return `Port ${port} needs a privileged user. Choose one above 1023.`;
  return `Port ${port} can't be used: ${message}.`;
};

/**
 * Has the server listen on 127.0.0.1 and answers its port; 0 takes any that is free. Rejects with an
 * Error that says what to do when the port can't be used.
 */
export const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(sentenceOf(cause, port), { cause })));
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error');
      resolve((server.address() as AddressInfo).port);
    });
  });
