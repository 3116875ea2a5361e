import {
  awsEnvironment,
  settingAmong,
  settings,
  tableNames,
} from '../../../functions/lambda/settings.ts';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

describe('a function’s settings', () => {
  test('are read by their names', () => {
    Object.assign(process.env, { SHOP: 'one', CURRENCY: 'eur' });
    expect(settings('SHOP', 'CURRENCY')).toEqual({ SHOP: 'one', CURRENCY: 'eur' });
  });

  test('that are missing or empty are all named at once', () => {
    Object.assign(process.env, { SHOP: 'one', CURRENCY: '' });
    delete process.env.TAX;
    expect(() => settings('SHOP', 'TAX', 'CURRENCY')).toThrow(
      'Missing environment variables: TAX, CURRENCY.',
    );
    expect(() => settings('TAX')).toThrow(expect.objectContaining({ name: 'Misconfigured' }));
  });

  test('name its tables', () => {
    expect(tableNames('orders', 'parkedEvents')).toEqual({
      orders: 'Orders',
      parkedEvents: 'ParkedEvents',
    });
    delete process.env.ORDERS_TABLE;
    expect(() => tableNames('orders', 'checkouts')).toThrow(
      'Missing environment variables: ORDERS_TABLE.',
    );
  });

  test('that must be one of a few values can be no other', () => {
    const modes = ['automatic', 'on-approval'] as const;
    process.env.CAPTURE = 'on-approval';
    expect(settingAmong('CAPTURE', modes)).toBe('on-approval');
    process.env.CAPTURE = 'manual';
    expect(() => settingAmong('CAPTURE', modes)).toThrow(
      expect.objectContaining({
        name: 'Misconfigured',
        message:
          'The environment variable CAPTURE is "manual". It must be one of automatic, on-approval.',
      }),
    );
  });
});

describe('AWS’s settings', () => {
  // The tests' own environment names one, where nobody is.
  beforeEach(() => void delete process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER);

  test('are what Lambda sets', () => {
    Object.assign(process.env, { AWS_SESSION_TOKEN: 'session' });
    expect(awsEnvironment()).toEqual({
      accessKeyId: 'test',
      secretAccessKey: 'test',
      sessionToken: 'session',
      region: 'us-east-1',
      secretsEndpoint: undefined,
    });
  });

  test('may name another address, one for all services or one for Secrets Manager', () => {
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:1';
    expect(awsEnvironment().secretsEndpoint).toBe('http://127.0.0.1:1');
    process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER = 'http://127.0.0.1:2';
    expect(awsEnvironment().secretsEndpoint).toBe('http://127.0.0.1:2');
  });
});
