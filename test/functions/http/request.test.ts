import {
  readAddress,
  readBody,
  readIdempotencyKey,
  readWaitSeconds,
  waitUntilMs,
} from '../../../functions/http/request.ts';
import { quoteRequest } from '../../../functions/http/requests.ts';
import { apiEvent } from '../../support/api-event.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const body = { items: [{ sku: 'mug', quantity: 2 }] };
const read = (parts: Parameters<typeof apiEvent>[0]) => readBody(apiEvent(parts), quoteRequest);

describe('a body', () => {
  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON ;charset=UTF-8',
  ])('is read when it is sent as %s', (type) => {
    expect(read({ body, headers: { 'content-type': type } })).toEqual(body);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/problem+json', ''])(
    'is refused when it is sent as %j',
    async (type) => {
      const refusal = await refusalOf(() => read({ body, headers: { 'content-type': type } }));
      expect(refusal.code).toBe('unsupported_media_type');
    },
  );

  test('is refused when it does not say its type', async () => {
    const refusal = await refusalOf(() => read({}));
    expect(refusal).toEqual({
      code: 'unsupported_media_type',
      detail: 'The body must be sent as application/json; it came as no type at all.',
    });
  });

  test.each(['', '{', '{"items":[}', "{'items':[]}", '\u0000'])(
    'of %j is refused, since it is not JSON',
    async (text) => {
      const headers = { 'content-type': 'application/json' };
      expect((await refusalOf(() => read({ body: text, headers }))).code).toBe('invalid_json');
    },
  );

  test('is read when API Gateway encoded it', () => {
    const encoded = Buffer.from(JSON.stringify({ items: [{ sku: 'mug', quantity: 2 }] }));
    expect(read({ body: encoded.toString('base64'), isBase64Encoded: true })).toEqual(body);
  });

  const padded = (bytes: number, filling: string) => {
    const empty = JSON.stringify({ ...body, note: '' });
    const missing = bytes - Buffer.byteLength(empty);
    return JSON.stringify({ ...body, note: filling.repeat(missing / Buffer.byteLength(filling)) });
  };

  test.each(['a', 'ä'])('of 16384 bytes of %s is read', (filling) => {
    const text = padded(16_384, filling);
    expect(read({ body: text })).toEqual(body);
  });

  test.each(['a', 'ä', '🐚'])(
    'of more than 16384 bytes of %s is refused, whatever its characters',
    async (filling) => {
      const text = padded(16_384 + 4, filling);
      expect((await refusalOf(() => read({ body: text }))).code).toBe('body_too_large');
    },
  );

  test('that API Gateway encoded is measured as it was sent', async () => {
    const fits = Buffer.from(padded(16_384, 'a')).toString('base64');
    const tooLarge = Buffer.from(padded(16_386, 'a')).toString('base64');
    expect(read({ body: fits, isBase64Encoded: true })).toEqual(body);
    const refusal = await refusalOf(() => read({ body: tooLarge, isBase64Encoded: true }));
    expect(refusal.detail).toBe('The body has 16386 bytes; at most 16384 are taken.');
  });

  test('with a wrong field is refused, naming the field and what is allowed', async () => {
    const refusal = await refusalOf(() => read({ body: { items: [{ sku: 'mug', quantity: 0 }] } }));
    expect(refusal).toEqual({
      code: 'invalid_request',
      detail: 'Please take at least 1.',
      field: 'items[0].quantity',
    });
  });

  test('with a field that no shopper types says what the field must be', async () => {
    const refusal = await refusalOf(() => read({ body: { items: [{ sku: 5, quantity: 1 }] } }));
    expect(refusal.detail).toBe('items[0].sku: must be text.');
  });

  test('that is no object is refused without a field', async () => {
    expect(await refusalOf(() => read({ body: '[]' }))).toEqual({
      code: 'invalid_request',
      detail: 'The body: must be an object with items.',
    });
  });
});

describe('an Idempotency-Key', () => {
  const keyOf = (headers: Record<string, string>) => readIdempotencyKey(apiEvent({ headers }));

  test('is taken as it was sent', () => {
    expect(keyOf({ 'idempotency-key': 'Attempt_0000-0001' })).toBe('Attempt_0000-0001');
  });

  test.each([{}, { 'idempotency-key': '' }])('that is missing is asked for', async (headers) => {
    expect((await refusalOf(() => keyOf(headers))).code).toBe('idempotency_key_missing');
  });

  test.each(['too-short', 'a'.repeat(65), 'sixteen chars ok', 'sixteen.chars.ok'])(
    'of %j is refused',
    async (key) => {
      const refusal = await refusalOf(() => keyOf({ 'idempotency-key': key }));
      expect(refusal.code).toBe('idempotency_key_invalid');
    },
  );
});

describe('a preference to wait', () => {
  const waitOf = (prefer: string) => readWaitSeconds(apiEvent({ headers: { prefer } }));

  test.each([
    ['wait=1', 1],
    ['wait=0', 0],
    ['wait="1"', 1],
    ['WAIT = 1', 1],
    ['respond-async, wait=1', 1],
    ['wait=1, respond-async', 1],
    ['respond-async;wait=1', 1],
    ['wait=2', 2],
    ['wait=3', 2],
    ['wait=999999999', 2],
  ])('%s waits %p s', (prefer, seconds) => {
    expect(waitOf(prefer)).toBe(seconds);
  });

  test.each([
    '',
    'wait',
    'wait=',
    'wait=-1',
    'wait=1.5',
    'wait=soon',
    'await=10',
    'return=minimal',
  ])('%j makes no sense and is ignored', (prefer) => {
    expect(waitOf(prefer)).toBe(0);
  });

  test('is not needed', () => {
    expect(readWaitSeconds(apiEvent())).toBe(0);
  });
});

describe('the shopper’s address', () => {
  const addressOf = (headers: Record<string, string>) =>
    readAddress(apiEvent({ headers, sourceIp: '198.51.100.9' }), 'edge-key');

  test('is the one that CloudFront saw, listed before CloudFront’s own', () => {
    const hops = '203.0.113.7, 130.176.0.1';
    expect(addressOf({ 'x-holdfast-edge': 'edge-key', 'x-forwarded-for': hops })).toBe(
      '203.0.113.7',
    );
  });

  test('is not what the shopper’s own request claims', () => {
    const hops = '1.1.1.1, 2.2.2.2, 203.0.113.7, 130.176.0.1';
    expect(addressOf({ 'x-holdfast-edge': 'edge-key', 'x-forwarded-for': hops })).toBe(
      '203.0.113.7',
    );
  });

  test.each([
    ['another key', { 'x-holdfast-edge': 'a guess', 'x-forwarded-for': '1.1.1.1, 2.2.2.2' }],
    ['no key', { 'x-forwarded-for': '1.1.1.1, 2.2.2.2' }],
    ['no hops', { 'x-holdfast-edge': 'edge-key' }],
    ['one hop', { 'x-holdfast-edge': 'edge-key', 'x-forwarded-for': '1.1.1.1' }],
  ])('is the sender’s when the request came with %s', (_, headers: object) => {
    expect(addressOf(headers as Record<string, string>)).toBe('198.51.100.9');
  });
});

test('the wait begins when the request came, whatever was done since', () => {
  const event = apiEvent();
  const timeEpoch = 1_700_000_000_000;
  const came = { ...event, requestContext: { ...event.requestContext, timeEpoch } };
  expect(waitUntilMs(came, 20)).toBe(timeEpoch + 20_000);
  expect(waitUntilMs(came, 0)).toBe(timeEpoch);
});
