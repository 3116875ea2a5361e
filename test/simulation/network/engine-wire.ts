/** One request to the real DynamoDB engine, over connections that are kept open. */
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

/** One action, asked by the tests themselves, and the engine's answer, whatever it is. */
export const callEngine = (url: string, action: string, input: unknown): Promise<WireAnswer> => {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `DynamoDB_20120810.${action}`,
    'x-amz-date': '20260101T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
  };
  return forward(url, { headers, body: JSON.stringify(input) });
};

/** The same, where nothing but success will do. */
export const askEngine = async (
  url: string,
  action: string,
  input: unknown,
): Promise<Record<string, unknown>> => {
  const { status, body } = await callEngine(url, action, input);
  if (status !== 200) throw new Error(`${action} was answered with ${status}: ${body}`);
  return JSON.parse(body) as Record<string, unknown>;
};

/** `fetch` for the engine only: a JSON text is sent, and one comes back. */
export const fetchFromEngine = async (url: string, init: RequestInit): Promise<Response> => {
  const headers = init.headers as Record<string, string>;
  const answer = await forward(url, { headers, body: String(init.body) });
  return new Response(answer.body, { status: answer.status, headers: answer.headers });
};
