/** A `fetch` that asks a stand-in in the same process, without a port: for `Stripe.createFetchHttpClient`. */
import { noAnswer } from './api/exchange.ts';
import type { StandIn } from './stand-in.ts';

/**
 * Sends a request to the API of `standIn`, whatever host its address names. Rejects with a TypeError,
 * as `fetch` does, when a fault cuts the connection.
 */
export const fetchOf =
  ({ api }: Pick<StandIn, 'api'>) =>
  async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const answer = await api({
      method: request.method,
      path: url.pathname,
      query: url.search.slice(1),
      body: await request.text(),
      authorization: request.headers.get('authorization') ?? undefined,
      idempotencyKey: request.headers.get('idempotency-key') ?? undefined,
    });
    if (answer === noAnswer) throw new TypeError('fetch failed: the connection was cut.');
    const { status, headers, body } = answer;
    return Response.json(body, { status, headers: new Headers({ ...headers }) });
  };
