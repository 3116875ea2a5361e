import { text } from 'node:stream/consumers';
import { wasStored } from '../../../functions/aws/stored-secret.ts';
import { failureOf } from '../../support/failure-of.ts';
import { served } from '../../support/served.ts';

/** The secret's versions, by their stages; a number is Secrets Manager's answer instead. */
let versions: Readonly<Record<string, readonly string[]>> | number = {};
const asked: unknown[] = [];
const endpoint = served(async (request, response) => {
  asked.push([request.headers['x-amz-target'], JSON.parse(await text(request))]);
  if (typeof versions === 'number') response.writeHead(versions).end('{"__type":"AccessDenied"}');
  else response.end(JSON.stringify({ VersionIdsToStages: versions }));
});
beforeEach(() => {
  asked.length = 0;
});

const SecretId = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:StripeKey';
const isStored = () =>
  wasStored(SecretId, () => ({
    accessKeyId: 'AKIATEST',
    secretAccessKey: 'do-not-tell',
    sessionToken: undefined,
    region: 'us-east-1',
    secretsEndpoint: endpoint(),
  }));
const atFirst = { 'version-1': ['AWSCURRENT'] };
const storedOnce = { 'version-1': ['AWSPREVIOUS'], 'version-2': ['AWSCURRENT'] };

describe('a secret', () => {
  test('is not stored while it has the text that the stack was deployed with', async () => {
    versions = atFirst;
    const ask = isStored();
    expect([await ask(), await ask()]).toEqual([false, false]);
    const question = ['secretsmanager.DescribeSecret', { SecretId }];
    expect(asked).toEqual([question, question]);
  });

  test('is stored from the moment on that it has a second version, and not asked about again', async () => {
    versions = atFirst;
    const ask = isStored();
    await ask();
    versions = storedOnce;
    expect([await ask(), await ask()]).toEqual([true, true]);
    expect(asked).toHaveLength(2);
  });

  test('counts as stored while Secrets Manager is away, and is asked about again', async () => {
    versions = 503;
    const ask = isStored();
    expect(await ask()).toBe(true);
    versions = atFirst;
    expect(await ask()).toBe(false);
  });

  test('that may not be looked at is a mistake of the stack’s', async () => {
    versions = 400;
    expect((await failureOf(isStored())).name).toBe('Misconfigured');
  });
});
