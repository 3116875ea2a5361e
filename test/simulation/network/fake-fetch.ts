/** `fetch` on the world's network. */

import type { VirtualTime } from '../world/virtual-time.ts';
import type { Wire } from './fake-http.ts';

export const fakeFetch =
  (wire: Wire, time: VirtualTime): typeof fetch =>
  async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init);
    const { host, pathname, search } = new URL(request.url);
    const body = await time.real(() => request.text());
    const aborted = new Promise<never>((_, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason));
    });
    const answered = wire({
      method: request.method,
      host,
      path: `${pathname}${search}`,
      headers: Object.fromEntries(request.headers),
      body,
    });
    const answer = await Promise.race([answered, aborted]);
    if (answer === 'reset') throw new TypeError('fetch failed');
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  };
