import { randomUUID, webcrypto } from 'node:crypto';
import { checkoutIdOf as serverIdOf } from '../../../functions/checkout/idempotency.ts';
import { checkoutIdOf } from '../../../web/settle/checkout-id.ts';

const original = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
afterEach(() => {
  if (original) Object.defineProperty(globalThis, 'crypto', original);
});
const browserWith = (crypto: object) =>
  Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });

test('the page knows the id that the server will give the checkout', async () => {
  browserWith(webcrypto);
  for (const key of ['0123456789abcdef', randomUUID(), randomUUID()]) {
    expect(await checkoutIdOf(key)).toBe(serverIdOf(key));
  }
});

test('a browser that does not hash knows no id beforehand', async () => {
  browserWith({});
  expect(await checkoutIdOf('0123456789abcdef')).toBeUndefined();
});
