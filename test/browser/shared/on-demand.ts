/** Starts what the page's tests share when the first of them asks for it, and never for the others. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { HostMessage } from './addresses.ts';

type Host = { readonly process: ChildProcess; readonly message: Promise<HostMessage> };

export type OnDemand = {
  /** Answers a `HostMessage`, as JSON. */
  readonly url: string;
  /** Of the process that holds it all; undefined while nobody has asked. */
  readonly processId: () => number | undefined;
  /** Ends the process that was started, if one was, and waits for its end. */
  readonly stop: () => Promise<void>;
};

/** Starts to listen, and nothing else. */
export const serveOnDemand = async (): Promise<OnDemand> => {
  let host: Host | undefined;
  const server = createServer(async (_, response) => {
    host ??= startHost();
    response.end(JSON.stringify(await host.message));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    processId: () => host?.process.pid,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      if (host !== undefined) await end(host.process);
    },
  };
};

const startHost = (): Host => {
  const child = fork(path.join(import.meta.dirname, 'host.ts'), { execArgv: [] });
  const message = new Promise<HostMessage>((resolve) => {
    child.once('message', (said) => resolve(said as HostMessage));
    child.once('exit', (code) =>
      resolve({ failure: `The process with the shared browser and shop ended with code ${code}.` }),
    );
  });
  return { process: child, message };
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
};
