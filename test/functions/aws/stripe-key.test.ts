import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripeKey } from '../../../functions/aws/stripe-key.ts';
import { failureOf } from '../../support/failure-of.ts';

/** What Secrets Manager holds; a number is its answer instead. */
let held: string | number = '';
let asked = 0;
const server = createServer((_, response) => {
  asked += 1;
  if (typeof held === 'number') response.writeHead(held).end('{"__type":"Refused"}');
  else response.end(JSON.stringify({ SecretString: held }));
});
let endpoint = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
beforeEach(() => {
  asked = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const secretId = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:StripeKey';
const environment = () => ({
  accessKeyId: 'AKIATEST',
  secretAccessKey: 'do-not-tell',
  sessionToken: undefined,
  region: 'us-east-1',
  secretsEndpoint: endpoint,
});
const minutes = (count: number) => count * 60_000;

describe('the stored key', () => {
  test('is kept for five minutes, and a rolled one taken up after', async () => {
    let nowMs = 0;
    const read = stripeKey(secretId, environment, () => nowMs);
    held = 'sk_test_1';
    expect(await read()).toBe('sk_test_1');
    held = 'sk_test_2';
    nowMs = minutes(5) - 1;
    expect(await read()).toBe('sk_test_1');
    nowMs = minutes(5);
    expect(await read()).toBe('sk_test_2');
    expect(asked).toBe(2);
  });

  test('is asked for once by two who need it at once', async () => {
    held = 'sk_test_1';
    const read = stripeKey(secretId, environment);
    expect(await Promise.all([read(), read()])).toEqual(['sk_test_1', 'sk_test_1']);
    expect(asked).toBe(1);
  });

  test('that could not be read is asked for again', async () => {
    held = 400;
    const read = stripeKey(secretId, environment, () => 0);
    expect((await failureOf(read)).name).toBe('Misconfigured');
    held = 'sk_test_1';
    expect(await read()).toBe('sk_test_1');
  });

  test.each([
    ['a file’s line end', 'rk_live_1\r\n'],
    ['blanks', '  rk_live_1\t'],
    ['a shell’s quotes', '"rk_live_1"'],
    ['an editor’s byte order mark', '\uFEFFrk_live_1'],
  ])('is read without %s around it', async (_, text) => {
    held = text;
    expect(await stripeKey(secretId, environment)()).toBe('rk_live_1');
  });

  test.each([
    ['sk_test_1\nsk_live_2', 'it holds more than one'],
    ['k#9w-random', 'it does not begin as one'],
    ['pk_test_1', 'it begins with pk_'],
  ])('%j is Misconfigured, which names the secret and shows nothing of it', async (text, why) => {
    held = text;
    const failure = await failureOf(stripeKey(secretId, environment));
    expect([failure.name, failure.message]).toEqual([
      'Misconfigured',
      `The secret ${secretId} holds no Stripe key (sk_… or rk_…): ${why}. ` +
        'Store the shop’s key with `npm run connect-stripe`.',
    ]);
  });
});

describe('while Secrets Manager is away', () => {
  test('a key that is known is used on, and asked for again after half a minute', async () => {
    let nowMs = 0;
    const read = stripeKey(secretId, environment, () => nowMs);
    held = 'sk_test_1';
    await read();
    held = 503;
    nowMs = minutes(60);
    expect([await read(), await read()]).toEqual(['sk_test_1', 'sk_test_1']);
    held = 'sk_test_2';
    nowMs += 30_000 - 1;
    expect(await read()).toBe('sk_test_1');
    nowMs += 1;
    expect(await read()).toBe('sk_test_2');
  });

  test('a function that knows none yet says so', async () => {
    held = 503;
    expect((await failureOf(stripeKey(secretId, environment))).name).toBe(
      'SecretsManagerUnavailable',
    );
  });
});

describe('a key that Stripe refuses', () => {
  test('is looked up again at once, in case that it was rolled', async () => {
    const read = stripeKey(secretId, environment, () => 0);
    held = 'sk_test_1';
    await read();
    held = 'sk_test_2';
    expect(await read('sk_test_1')).toBe('sk_test_2');
    expect(await read()).toBe('sk_test_2');
  });

  test('is looked up only once: whoever tries a wrong key often asks no more', async () => {
    const read = stripeKey(secretId, environment, () => 0);
    held = 'sk_test_1';
    await read();
    expect([await read('sk_test_1'), await read('sk_test_1')]).toEqual(['sk_test_1', 'sk_test_1']);
    expect(asked).toBe(2);
  });

  test('is looked up only once, also when the key was used meanwhile', async () => {
    const read = stripeKey(secretId, environment, () => 0);
    held = 'sk_test_1';
    await read();
    await read('sk_test_1');
    await read();
    await read('sk_test_1');
    expect(asked).toBe(2);
  });

  test('is none of a function that knows no key yet, which reads it', async () => {
    held = 'sk_test_1';
    expect(await stripeKey(secretId, environment)('sk_test_0')).toBe('sk_test_1');
    expect(asked).toBe(1);
  });

  test('is not looked up if another one is known by now', async () => {
    const read = stripeKey(secretId, environment, () => 0);
    held = 'sk_test_2';
    await read();
    expect(await read('sk_test_1')).toBe('sk_test_2');
    expect(asked).toBe(1);
  });
});
