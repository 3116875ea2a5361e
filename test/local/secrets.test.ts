import { createSecrets } from '../../local/secrets.ts';

const ref = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:Shop-StripeKey';
const secrets = (values: Readonly<Record<string, string>> = { StripeKey: 'sk_test_1' }) =>
  createSecrets(
    [
      { logicalId: 'StripeKey1A2B3C4D', ref },
      { logicalId: 'WebhookSecret5E6F', ref: 'Shop-WebhookSecret' },
    ],
    values,
  );
const atMs = Date.parse('2026-11-23T10:00:00.000Z');

beforeEach(() => {
  jest.useFakeTimers({ now: atMs });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a secret of the template', () => {
  test.each(['StripeKey1A2B3C4D', ref, 'Shop-StripeKey'])(
    'is found as %s, with the value whose name begins its own',
    (id) => {
      expect(secrets().get(id)).toMatchObject({ value: 'sk_test_1', createdAtMs: atMs });
    },
  );

  test('without a value is made with a random text, as AWS makes one', () => {
    const made = () => secrets().get('Shop-WebhookSecret')?.value;
    expect(made()).toMatch(/^.{36}$/);
    expect(made()).not.toBe(made());
  });

  test('is one secret, by whichever name it is asked for', () => {
    const made = secrets({});
    expect(made.get(ref)).toEqual(made.get('StripeKey1A2B3C4D'));
  });

  test('has the random text before what was stored in it, and nothing before that', () => {
    expect(secrets().get(ref, 'AWSPREVIOUS')?.value).toMatch(/^.{36}$/);
    expect(secrets().get('Shop-WebhookSecret', 'AWSPREVIOUS')).toBeUndefined();
  });

  test('that does not exist is not found', () => {
    expect(secrets().get('Shop-Other')).toBeUndefined();
  });
});

describe('a secret that is stored again', () => {
  test('has the new value, from now on', () => {
    const kept = secrets();
    jest.setSystemTime(atMs + 5000);
    kept.put(ref, 'sk_test_2');
    expect(kept.get('StripeKey1A2B3C4D')).toMatchObject({
      value: 'sk_test_2',
      createdAtMs: atMs + 5000,
    });
  });

  test('keeps the version before as AWSPREVIOUS, with its own date', () => {
    const kept = secrets();
    jest.setSystemTime(atMs + 5000);
    kept.put(ref, 'sk_test_2');
    expect(kept.get(ref, 'AWSPREVIOUS')).toMatchObject({ value: 'sk_test_1', createdAtMs: atMs });
    expect(kept.get(ref, 'AWSPREVIOUS')?.id).not.toBe(kept.get(ref)?.id);
  });

  test('keeps no more than one version before', () => {
    const kept = secrets();
    kept.put(ref, 'sk_test_2');
    kept.put(ref, 'sk_test_3');
    expect(kept.get(ref, 'AWSPREVIOUS')?.value).toBe('sk_test_2');
  });

  test('leaves the others as they are', () => {
    const kept = secrets();
    const before = kept.get('Shop-WebhookSecret');
    kept.put(ref, 'sk_test_2');
    expect(kept.get('Shop-WebhookSecret')).toEqual(before);
  });

  test('must be one of the template', () => {
    expect(() => secrets().put('Shop-Other', 'x')).toThrow('There is no secret Shop-Other.');
  });
});
