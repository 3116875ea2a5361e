/**
 * Node's `http` and `https` for a function of the simulated world: the same requests and answers, with
 * the world's network in place of a socket.
 */
import { EventEmitter } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';

export type WireRequest = {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type WireAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Resolves to the answer, or to the connection's end. Never resolves when nobody will ever answer. */
export type Wire = (request: WireRequest) => Promise<WireAnswer | 'reset'>;

type Options = {
  readonly method?: string;
  readonly host?: string;
  readonly hostname?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | number | readonly string[]>>;
};

type OnAnswer = (answer: unknown) => void;

const socket = Object.assign(new EventEmitter(), { connecting: false, setKeepAlive: () => {} });

/** What the SDKs use of a `ClientRequest`. */
class FakeRequest extends EventEmitter {
  readonly socket = socket;
  readonly #chunks: string[] = [];
  readonly #send: (body: string) => void;
  destroyed = false;

  constructor(options: Options, wire: Wire, onAnswer: OnAnswer | undefined) {
    super();
    if (onAnswer !== undefined) this.on('response', onAnswer);
    this.#send = (body) => {
      const { method = 'GET', host, hostname, path = '/', headers = {} } = options;
      const sent = Object.entries(headers).map(([name, value]) => [
        name.toLowerCase(),
        String(value),
      ]);
      wire({
        method,
        host: host ?? hostname ?? '',
        path,
        headers: Object.fromEntries(sent) as Record<string, string>,
        body,
      }).then((answer) => this.#receive(answer));
    };
  }

  write(chunk: string | Uint8Array): boolean {
    this.#chunks.push(Buffer.from(chunk as Uint8Array).toString('utf8'));
    return true;
  }

  end(chunk?: string | Uint8Array): this {
    if (chunk !== undefined) this.write(chunk);
    this.#send(this.#chunks.join(''));
    return this;
  }

  setTimeout(milliseconds: number, onTimeout?: () => void): this {
    if (onTimeout !== undefined) this.once('timeout', onTimeout);
    const timer = setTimeout(() => this.emit('timeout'), milliseconds);
    this.once('close', () => clearTimeout(timer));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setSocketKeepAlive(): this {
    return this;
  }

  destroy(error?: Error): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    if (error !== undefined) this.emit('error', error);
    this.emit('close');
    return this;
  }

  #receive(answer: WireAnswer | 'reset'): void {
    if (this.destroyed) return;
    if (answer === 'reset') {
      this.destroy(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
      return;
    }
    const stream = Readable.from([Buffer.from(answer.body)], { objectMode: false });
    this.emit(
      'response',
      Object.assign(stream, {
        statusCode: answer.status,
        headers: answer.headers,
        complete: true,
      }),
    );
    this.emit('close');
  }
}

/** The modules `http` and `https` that send through `wire`. */
export const fakeHttp = (wire: Wire) => {
  const request = (options: Options, onAnswer?: OnAnswer) =>
    new FakeRequest(options, wire, onAnswer);
  return {
    http: { ...http, request, default: { ...http, request } },
    https: { ...https, request, default: { ...https, request } },
  };
};
