import { awsEnvironment, settings } from '../../../functions/lambda/settings.ts';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

describe('a function’s settings', () => {
  test('are read by their names', () => {
    Object.assign(process.env, { ONE: '1', TWO: 'two' });
    expect(settings('ONE', 'TWO')).toEqual({ ONE: '1', TWO: 'two' });
  });

  test('that are missing or empty are all named at once', () => {
    Object.assign(process.env, { ONE: '1', EMPTY: '' });
    expect(() => settings('ONE', 'MISSING', 'EMPTY')).toThrow(
      'Missing environment variables: MISSING, EMPTY.',
    );
    expect(() => settings('MISSING')).toThrow(expect.objectContaining({ name: 'Misconfigured' }));
  });
});

describe('AWS’s settings', () => {
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
