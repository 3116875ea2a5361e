/** A proxy in front of an AWS service that loses, delays or refuses calls as a test orders. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type ProxyFault = {
  /** The action of `X-Amz-Target`, such as `TransactWriteItems`. */
  readonly action: string;
  readonly kind: 'error-before' | 'lost-reply' | 'throttled' | 'slow-before';
  /** For how many calls; for ever without it. */
  readonly times?: number;
  /** Lets that many matching calls pass first. */
  readonly after?: number;
  readonly delayMs?: number;
  /** What a slow call waits for, instead of `delayMs`. */
  readonly until?: Promise<unknown>;
};

/** Hears every call and its answer, and may change what is asked. */
export type Listener = {
  readonly asked: (action: string, body: string) => string;
  readonly answered: (action: string, body: string, answer: string) => void;
};

type Ordered = { readonly fault: ProxyFault; left: number; spare: number };

const failed = (outgoing: ServerResponse, status: number, type: string): void => {
  outgoing.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  outgoing.end(JSON.stringify({ __type: `com.amazonaws#${type}`, message: 'Ordered by a test.' }));
};

/** A proxy that is not there yet: `listen` starts it in front of a service, and gives its address. */
export const startFaultyProxy = (listener?: Listener) => {
  let target = '';
  let ordered: Ordered[] = [];
  const calls: string[] = [];

  const faultFor = (action: string): ProxyFault | undefined => {
    const found = ordered.find((each) => {
      if (each.fault.action !== action || each.left <= 0) return false;
      if (each.spare === 0) return true;
      each.spare -= 1;
      return false;
    });
    if (found !== undefined) found.left -= 1;
    return found?.fault;
  };

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const action =
      String(incoming.headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1) ?? '';
    calls.push(action);
    const fault = faultFor(action);
    if (fault?.kind === 'error-before') return failed(outgoing, 500, 'InternalServerError');
    if (fault?.kind === 'throttled') {
      return failed(outgoing, 400, 'ProvisionedThroughputExceededException');
    }
    if (fault?.kind === 'slow-before') await (fault.until ?? sleep(fault.delayMs ?? 0));
    const { host: _, 'content-length': __, connection: ___, ...headers } = incoming.headers;
    const came = Buffer.concat(chunks).toString();
    const request = listener?.asked(action, came) ?? came;
    const response = await fetch(target, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: request,
    });
    const body = Buffer.from(await response.arrayBuffer());
    listener?.answered(action, request, body.toString());
    if (fault?.kind === 'lost-reply') {
      incoming.socket.destroy();
      return;
    }
    const type = response.headers.get('content-type') ?? 'application/json';
    outgoing.writeHead(response.status, { 'content-type': type });
    outgoing.end(body);
  };

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => incoming.socket.destroy());
  });

  return {
    listen: async (url: string): Promise<string> => {
      target = url;
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    add: (fault: ProxyFault): void => {
      const left = fault.times ?? Number.POSITIVE_INFINITY;
      ordered.push({ fault, left, spare: fault.after ?? 0 });
    },
    clear: (): void => {
      ordered = [];
    },
    /** Every action that was called, in order. */
    calls: (): readonly string[] => calls,
    stop: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
