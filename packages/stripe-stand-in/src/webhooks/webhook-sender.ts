/** How a delivery leaves the stand-in unless a test sends it in its own way: by a POST. */

const answerTimeoutMs = 10_000;

/**
 * Posts a body to an endpoint and answers the HTTP status. Rejects when the connection fails or no
 * answer comes in time.
 */
export type Send = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<number>;

/** Sends over HTTP, until `stopping` aborts; a redirect is not followed. */
export const sendOverHttp =
  (stopping: AbortSignal): Send =>
  async (url, headers, body) => {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(answerTimeoutMs)]);
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    // Read to its end, so that the connection is free again.
    await answer.arrayBuffer();
    return answer.status;
  };
