/** A request as a server of `local/` passes it on. */
import type { HttpRequest } from '../../local/http-api/gateway.ts';

export const requestOf = (overrides: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  path: '/',
  query: '',
  headers: {},
  body: Buffer.alloc(0),
  sourceIp: '203.0.113.9',
  ...overrides,
});
