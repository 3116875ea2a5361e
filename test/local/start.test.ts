import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { takeDataFolder } from '../../local/data-folder.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { assertFree, freePort, readPort } from '../../local/ports.ts';
import { readStripeKeys } from '../../local/stripe-keys.ts';

test.each(['80', '65533', 'abc', '8080.5', ''])(
  'PORT=%p is refused with what is allowed',
  (port) => {
    expect(() => readPort(port)).toThrow(/1024 to 65532/);
  },
);

test('a taken port is named, with what needs it and what to do', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await expect(assertFree(port)).rejects.toThrow(
    new RegExp(`port ${port} \\(the page\\).*PORT=${port + 100} npm start`),
  );
  server.close();
});

test('without keys it is the stand-in; with both test keys the real Stripe', () => {
  expect(readStripeKeys({}).isReal).toBe(false);
  const real = { STRIPE_SECRET_KEY: 'sk_test_a', STRIPE_PUBLISHABLE_KEY: 'pk_test_b' };
  expect(readStripeKeys(real)).toMatchObject({
    isReal: true,
    secretKey: 'sk_test_a',
    publishableKey: 'pk_test_b',
  });
});

test.each([
  ['the stand-in', {}],
  ['the real Stripe', { STRIPE_SECRET_KEY: 'sk_test_a', STRIPE_PUBLISHABLE_KEY: 'pk_test_b' }],
])('%s signs with the secret that is set, or with one that nobody knows', (_, environment) => {
  const withSecret = { ...environment, STRIPE_WEBHOOK_SECRET: 'whsec_a' };
  expect(readStripeKeys(withSecret).webhookSecret).toBe('whsec_a');
  const drawn = () => readStripeKeys(environment).webhookSecret;
  expect(drawn()).toMatch(/^whsec_.{32}/);
  expect(drawn()).not.toBe(drawn());
});

test.each([
  [{ STRIPE_SECRET_KEY: 'sk_live_canary', STRIPE_PUBLISHABLE_KEY: 'pk_test_b' }, /real cards/],
  [{ STRIPE_SECRET_KEY: 'rk_live_canary', STRIPE_PUBLISHABLE_KEY: 'pk_test_b' }, /real cards/],
  [{ STRIPE_SECRET_KEY: 'sk_test_a', STRIPE_PUBLISHABLE_KEY: 'pk_live_canary' }, /real cards/],
  [{ STRIPE_SECRET_KEY: 'sk_test_canary' }, /set both/],
  [{ STRIPE_SECRET_KEY: 'canary', STRIPE_PUBLISHABLE_KEY: 'pk_test_b' }, /set both/],
])('keys that can’t be used are refused, and not shown', (environment, sentence) => {
  expect(() => readStripeKeys(environment)).toThrow(sentence);
  expect(() => readStripeKeys(environment)).not.toThrow(/canary/);
});

test('a folder is one process’s at a time, and a dead one’s is taken over', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'data-'));
  const mine = takeDataFolder(folder, false);
  writeFileSync(path.join(folder, 'lock'), String(process.ppid));
  expect(() => takeDataFolder(folder, true)).toThrow(new RegExp(`process ${process.ppid}`));
  writeFileSync(path.join(folder, 'lock'), '999999999');
  expect(() => takeDataFolder(folder, false)).not.toThrow();
  mine.release();
});

test('a fresh folder is empty', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'data-'));
  writeFileSync(path.join(folder, 'orders'), 'old');
  takeDataFolder(folder, true).release();
  expect(() => takeDataFolder(path.join(folder, 'orders'), false)).not.toThrow();
});

test('without a DynamoDB engine it says what to install', async () => {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform');
  Object.defineProperty(process, 'platform', { value: 'plan9' });
  try {
    await expect(startEngine({ port: 1, environment: { PATH: '' } })).rejects.toThrow(
      /DYNAMODB_LOCAL_HOME/,
    );
  } finally {
    Object.defineProperty(process, 'platform', platform ?? {});
  }
});
