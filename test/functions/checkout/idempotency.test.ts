import fc from 'fast-check';
import {
  checkoutIdOf,
  fingerprintOf,
  idempotencyKeyPattern,
  isKeyRemembered,
  mayAuthorize,
  mayStillArrive,
  orderIdOf,
  stripeKeys,
  viewerOf,
} from '../../../functions/checkout/idempotency.ts';
import { checkoutId, placedAt, placedAtMs } from '../../support/checkouts.ts';

const idempotencyKeys = fc.stringMatching(/^[A-Za-z0-9_-]{16,64}$/);

describe('a checkout’s id', () => {
  test('never changes for a key, not even with a new version', () => {
    expect(checkoutIdOf('0123456789abcdef')).toBe('chk_9ch3j05j31wjz5krr5qah6yr');
  });

  test('has 24 characters that cannot be misread, and names an execution', () => {
    fc.assert(
      fc.property(idempotencyKeys, (key) => {
        expect(checkoutIdOf(key)).toMatch(/^chk_[0-9a-hjkmnp-tv-z]{24}$/);
      }),
    );
  });

  test('differs between two keys, and from the key', () => {
    fc.assert(
      fc.property(idempotencyKeys, idempotencyKeys, (one, other) => {
        fc.pre(one !== other);
        expect(checkoutIdOf(one)).not.toBe(checkoutIdOf(other));
        expect(checkoutIdOf(one)).not.toContain(one);
      }),
    );
  });
});

describe('an order’s number', () => {
  test('never changes for a checkout', () => {
    expect(orderIdOf(checkoutId)).toBe('HF-5DTD-GZV0-5EEV');
  });

  test('can be read over the telephone', () => {
    fc.assert(
      fc.property(idempotencyKeys, (key) => {
        expect(orderIdOf(checkoutIdOf(key))).toMatch(/^HF(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
      }),
    );
  });
});

describe('a request’s fingerprint', () => {
  const request = { items: [{ sku: 'mug', quantity: 2 }], email: 'ada@example.com' };

  test('does not depend on the order of its fields', () => {
    const reordered = { email: 'ada@example.com', items: [{ quantity: 2, sku: 'mug' }] };
    expect(fingerprintOf(reordered)).toBe(fingerprintOf(request));
  });

  test('does not depend on the order of its fields, however deep', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (value === null || typeof value !== 'object') return value;
      const members = Object.entries(value).map(([key, member]) => [key, shuffled(member)]);
      return Object.fromEntries(members.reverse());
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(fingerprintOf(shuffled(value))).toBe(fingerprintOf(value));
      }),
    );
  });

  test.each([
    ['quantity', { ...request, items: [{ sku: 'mug', quantity: 3 }] }],
    ['sku', { ...request, items: [{ sku: 'tee', quantity: 2 }] }],
    ['e-mail', { ...request, email: 'bob@example.com' }],
    ['type', { ...request, items: [{ sku: 'mug', quantity: '2' }] }],
    ['field', { ...request, expectedTotal: 0 }],
    ['item', { ...request, items: [...request.items, { sku: 'tee', quantity: 1 }] }],
    ['nothing instead of a value', { ...request, email: null }],
  ])('changes with another %s', (_, other) => {
    expect(fingerprintOf(other)).not.toBe(fingerprintOf(request));
  });

  test('changes with the order of a list', () => {
    expect(fingerprintOf({ items: [1, 2] })).not.toBe(fingerprintOf({ items: [2, 1] }));
  });

  test('treats an undefined field like an absent one', () => {
    expect(fingerprintOf({ ...request, note: undefined })).toBe(fingerprintOf(request));
  });
});

describe('a viewer', () => {
  test('is the same for one network, and another for another network or salt', () => {
    const viewer = viewerOf({ network: '203.0.113.7', salt: 'salt' });
    expect(viewerOf({ network: '203.0.113.7', salt: 'salt' })).toBe(viewer);
    expect(viewerOf({ network: '203.0.113.8', salt: 'salt' })).not.toBe(viewer);
    expect(viewerOf({ network: '203.0.113.7', salt: 'pepper' })).not.toBe(viewer);
  });

  test('reveals nothing of the network', () => {
    expect(viewerOf({ network: '203.0.113.7', salt: 'salt' })).toMatch(/^[\w-]{22}$/);
  });
});

describe('the keys sent to Stripe', () => {
  const keys = [
    stripeKeys.authorize(checkoutId),
    stripeKeys.capture(checkoutId),
    stripeKeys.cancel(checkoutId, 'requires_capture'),
    stripeKeys.cancel(checkoutId, 'requires_confirmation'),
    stripeKeys.refund(checkoutId),
  ];

  test('are one for each request, and never for two', () => {
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('are short enough, a repeat’s ending included', () => {
    for (const key of keys) expect(`${key}:1700000000000`.length).toBeLessThanOrEqual(255);
  });

  const hoursLater = (hours: number) => placedAtMs + hours * 60 * 60 * 1000;

  test('count as remembered for 23 hours from the checkout, and no longer', () => {
    expect(isKeyRemembered(placedAt, placedAtMs)).toBe(true);
    expect(isKeyRemembered(placedAt, hoursLater(23) - 1)).toBe(true);
    expect(isKeyRemembered(placedAt, hoursLater(23))).toBe(false);
    expect(isKeyRemembered(placedAt, hoursLater(25))).toBe(false);
  });

  test('are used to ask for a hold for an hour less than they are relied on', () => {
    expect(mayAuthorize(placedAt, placedAtMs)).toBe(true);
    expect(mayAuthorize(placedAt, hoursLater(22) - 1)).toBe(true);
    expect(mayAuthorize(placedAt, hoursLater(22))).toBe(false);
  });

  test('may come late for an hour, where nothing was found', () => {
    expect(mayStillArrive(placedAt, hoursLater(1) - 1)).toBe(true);
    expect(mayStillArrive(placedAt, hoursLater(1))).toBe(false);
  });
});

describe('an Idempotency-Key', () => {
  test.each(['a'.repeat(16), 'Z9_-'.repeat(16)])('may be %s', (key) => {
    expect(idempotencyKeyPattern.test(key)).toBe(true);
  });

  test.each([
    'a'.repeat(15),
    'a'.repeat(65),
    `${'a'.repeat(16)} `,
    `${'a'.repeat(16)}\n`,
    'äaaaaaaaaaaaaaaaaa',
    'aaaaaaaaaaaaaaaa.b',
  ])('may not be %j', (key) => {
    expect(idempotencyKeyPattern.test(key)).toBe(false);
  });
});
