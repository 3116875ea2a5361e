/** One request to the DynamoDB engine, which is real, over connections that are kept. */
import http from 'node:http';
import type { WireAnswer, WireRequest } from './fake-http.ts';

const agent = new http.Agent({ keepAlive: true });

export const forward = (
  url: string,
  { headers, body }: Pick<WireRequest, 'headers' | 'body'>,
): Promise<WireAnswer> => {
  const { promise, resolve, reject } = Promise.withResolvers<WireAnswer>();
  const { host: _, 'content-length': __, ...others } = headers;
  const request = http.request(
    url,
    { method: 'POST', agent, headers: { ...others, 'content-length': Buffer.byteLength(body) } },
    (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: { 'content-type': response.headers['content-type'] ?? '' },
          body: text,
        }),
      );
    },
  );
  request.on('error', reject);
  request.end(body);
  return promise;
};

/** `fetch` for the engine alone: a JSON text there, and one back. */
export const fetchFromEngine = async (url: string, init: RequestInit): Promise<Response> => {
  const headers = init.headers as Record<string, string>;
  const answer = await forward(url, { headers, body: String(init.body) });
  return new Response(answer.body, { status: answer.status, headers: answer.headers });
};
