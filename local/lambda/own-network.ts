/**
 * Node's `http` and `https`, and `fetch`, for one environment. With the environment they end: what was
 * sent is cut off where it is, and nothing more is sent.
 */
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';

export type OwnNetwork = {
  /** In the place of Node's modules, by name. */
  readonly modules: { readonly http: unknown; readonly https: unknown };
  readonly fetch: typeof fetch;
  readonly end: () => void;
};

export const createOwnNetwork = (): OwnNetwork => {
  const sockets = new Set<Socket>();
  const over = new AbortController();
  const follow = (request: http.ClientRequest): http.ClientRequest =>
    request.once('socket', (socket) => {
      if (over.signal.aborted) socket.destroy();
      // A connection that is kept alive serves many requests.
      if (sockets.has(socket)) return;
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
  const withEnd = (module: Pick<typeof http, 'request' | 'get'>) => {
    const sending =
      (send: (...how: unknown[]) => http.ClientRequest) =>
      (...how: unknown[]) => {
        over.signal.throwIfAborted();
        return follow(send(...how));
      };
    return {
      ...module,
      request: sending(module.request as (...how: unknown[]) => http.ClientRequest),
      get: sending(module.get as (...how: unknown[]) => http.ClientRequest),
    };
  };
  return {
    modules: { http: withEnd(http), https: withEnd(https) },
    fetch: (input, init) => {
      const own = init?.signal ?? (input instanceof Request ? input.signal : undefined);
      const signal = AbortSignal.any(own ? [own, over.signal] : [over.signal]);
      return fetch(input, { ...init, signal });
    },
    end: () => {
      over.abort(new Error('The environment has ended.'));
      for (const socket of sockets) socket.destroy();
    },
  };
};
