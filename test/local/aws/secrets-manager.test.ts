import { secretsManagerActions } from '../../../local/aws/secrets-manager.ts';
import { createSecrets } from '../../../local/secrets.ts';

const ref = 'arn:aws:secretsmanager:us-east-1:0:secret:Shop-Key';
/** The actions on one secret, by their names. */
const manager = () => {
  const actions = secretsManagerActions(
    createSecrets([{ logicalId: 'Key1A2B', ref }], { Key: 'sk_test_a' }),
  );
  return (name: string, input: Readonly<Record<string, string>>) =>
    actions[`secretsmanager.${name}`]?.(input) as Record<string, unknown>;
};

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-23T10:00:00Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

test('a secret’s value comes with its version, its stage and its date in Unix seconds', () => {
  expect(manager()('GetSecretValue', { SecretId: ref })).toEqual({
    ARN: ref,
    Name: 'Shop-Key',
    VersionId: expect.any(String),
    VersionStages: ['AWSCURRENT'],
    SecretString: 'sk_test_a',
    CreatedDate: Date.parse('2026-11-23T10:00:00Z') / 1000,
  });
});

test('a value that was replaced is found by the stage of the version before', () => {
  const call = manager();
  const put = call('PutSecretValue', { SecretId: ref, SecretString: 'sk_test_b' });
  expect(put).toMatchObject({ ARN: ref, Name: 'Shop-Key', VersionStages: ['AWSCURRENT'] });
  expect(call('GetSecretValue', { SecretId: ref })).toMatchObject({
    SecretString: 'sk_test_b',
    VersionId: put.VersionId,
  });
  const stage = { SecretId: ref, VersionStage: 'AWSPREVIOUS' };
  expect(call('GetSecretValue', stage)).toMatchObject({
    SecretString: 'sk_test_a',
    VersionStages: ['AWSPREVIOUS'],
  });
});

test('versions are listed with their stages, and without their values', () => {
  const call = manager();
  call('PutSecretValue', { SecretId: ref, SecretString: 'sk_test_b' });
  const described = call('DescribeSecret', { SecretId: ref });
  expect(described).toMatchObject({ ARN: ref, Name: 'Shop-Key' });
  expect(Object.values(described.VersionIdsToStages as object)).toEqual([
    ['AWSCURRENT'],
    ['AWSPREVIOUS'],
  ]);
  expect(JSON.stringify(described)).not.toContain('sk_test');
});

test.each(['GetSecretValue', 'PutSecretValue', 'DescribeSecret'])(
  '%s of a secret that does not exist is refused by AWS’s own error',
  (action) => {
    expect(() => manager()(action, { SecretId: 'Other', SecretString: 'x' })).toThrow(
      expect.objectContaining({ name: 'ResourceNotFoundException' }),
    );
  },
);
