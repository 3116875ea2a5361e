import type { CheckoutRequest } from '../../../functions/checkout/contract.ts';
import {
  dropAttempt,
  type Keep,
  keepAttempt,
  keptAttempt,
  newKey,
} from '../../../web/settle/attempt.ts';

const body: CheckoutRequest = {
  items: [{ sku: 'mug', quantity: 2 }],
  email: 'ada@example.com',
  expectedTotal: 2800,
  payment: { confirmationToken: 'ctoken_1' },
};

const memory = (): Keep & { readonly values: Map<string, string> } => {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
};

describe('an attempt to pay', () => {
  test('has a key that the API takes', () => {
    expect(newKey()).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
  });

  test('never has the key of another one', () => {
    expect(newKey()).not.toBe(newKey());
  });

  test('is found again after a reload, with the same key and the same body', () => {
    const keep = memory();
    const attempt = { key: newKey(), body };
    keepAttempt(keep, attempt);
    expect(keptAttempt(keep)).toEqual(attempt);
  });

  test('is found again byte for byte, so that the server sees the same request', () => {
    const keep = memory();
    keepAttempt(keep, { key: newKey(), body });
    expect(JSON.stringify(keptAttempt(keep)?.body)).toBe(JSON.stringify(body));
  });

  test('is gone after a definite answer', () => {
    const keep = memory();
    keepAttempt(keep, { key: newKey(), body });
    dropAttempt(keep);
    expect(keptAttempt(keep)).toBeUndefined();
  });

  test.each(['not JSON', 'null', '{}', '{"key":"k"}', '{"key":1,"body":{}}', '[]'])(
    'is not made out of a kept %s',
    (kept) => {
      const keep = memory();
      keepAttempt(keep, { key: newKey(), body });
      for (const name of keep.values.keys()) keep.setItem(name, kept);
      expect(keptAttempt(keep)).toBeUndefined();
    },
  );
});
