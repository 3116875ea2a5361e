import { text } from 'node:stream/consumers';
import { signingSecrets } from '../../../functions/aws/signing-secrets.ts';
import { failureOf } from '../../support/failure-of.ts';
import { served } from '../../support/served.ts';

type Stage = 'AWSCURRENT' | 'AWSPREVIOUS';
type Version = { readonly SecretString: string; readonly CreatedDate: number };

/** Secrets Manager on this machine, with these versions of one secret; a number is a failure's status. */
let versions: Partial<Record<Stage, Version | number>> = {};
const asked: Stage[] = [];
const endpoint = served(async (request, response) => {
  const { VersionStage } = JSON.parse(await text(request)) as { VersionStage: Stage };
  asked.push(VersionStage);
  const version = versions[VersionStage];
  if (typeof version === 'object') response.end(JSON.stringify(version));
  else response.writeHead(version ?? 400).end('{"__type":"ResourceNotFoundException"}');
});
beforeEach(() => {
  asked.length = 0;
});

const minutes = (count: number) => count * 60_000;
const hours = (count: number) => minutes(60 * count);
/** When the current version was stored. */
const storedMs = Date.parse('2026-11-23T10:00:00.000Z');
const version = (SecretString: string, atMs = storedMs): Version => ({
  SecretString,
  CreatedDate: atMs / 1000,
});
const secretsAt = (nowMs: () => number) =>
  signingSecrets(
    'arn:aws:secretsmanager:us-east-1:000000000000:secret:WebhookSecret',
    () => ({
      accessKeyId: 'AKIATEST',
      secretAccessKey: 'do-not-tell',
      sessionToken: undefined,
      region: 'us-east-1',
      secretsEndpoint: endpoint(),
    }),
    nowMs,
  );
const acceptedAfter = (ms: number) => secretsAt(() => storedMs + ms)();

describe('the signing secrets that are accepted', () => {
  test('are the current one and the one before, for a day after the rotation', async () => {
    versions = { AWSCURRENT: version('whsec_new'), AWSPREVIOUS: version('whsec_old', 0) };
    expect(await acceptedAfter(0)).toEqual(['whsec_new', 'whsec_old']);
    expect(await acceptedAfter(hours(24) - 1)).toEqual(['whsec_new', 'whsec_old']);
  });

  test('are only the current one when the day is over, and no other is asked for', async () => {
    versions = { AWSCURRENT: version('whsec_new'), AWSPREVIOUS: version('whsec_old', 0) };
    expect(await acceptedAfter(hours(24))).toEqual(['whsec_new']);
    expect(asked).toEqual(['AWSCURRENT']);
  });

  test('are only the first one when there was none before it', async () => {
    versions = { AWSCURRENT: version('whsec_first') };
    expect(await acceptedAfter(0)).toEqual(['whsec_first']);
  });

  test('leave out the random text that the stack was deployed with', async () => {
    versions = { AWSCURRENT: version('whsec_first'), AWSPREVIOUS: version('xK3$random', 0) };
    expect(await acceptedAfter(0)).toEqual(['whsec_first']);
  });

  test('are the previous one while what was stored last is not a signing secret', async () => {
    versions = { AWSCURRENT: version('oops'), AWSPREVIOUS: version('whsec_old', 0) };
    expect(await acceptedAfter(0)).toEqual(['whsec_old']);
  });
});

describe('the signing secrets', () => {
  test('are kept for five minutes; then a rotation is taken up', async () => {
    let nowMs = storedMs + hours(48);
    const secrets = secretsAt(() => nowMs);
    versions = { AWSCURRENT: version('whsec_a') };
    expect(await secrets()).toEqual(['whsec_a']);
    versions = { AWSCURRENT: version('whsec_b', nowMs), AWSPREVIOUS: version('whsec_a') };
    nowMs += minutes(5) - 1;
    expect(await secrets()).toEqual(['whsec_a']);
    nowMs += 1;
    expect(await secrets()).toEqual(['whsec_b', 'whsec_a']);
  });

  test('are used on while Secrets Manager is away, which is asked again after half a minute', async () => {
    let nowMs = storedMs + hours(48);
    const secrets = secretsAt(() => nowMs);
    versions = { AWSCURRENT: version('whsec_a') };
    await secrets();
    versions = { AWSCURRENT: 503 };
    nowMs += hours(1);
    expect([await secrets(), await secrets()]).toEqual([['whsec_a'], ['whsec_a']]);
    versions = { AWSCURRENT: version('whsec_b') };
    nowMs += 30_000 - 1;
    expect(await secrets()).toEqual(['whsec_a']);
    nowMs += 1;
    expect(await secrets()).toEqual(['whsec_b']);
  });

  test.each(['whsec_a\r\n', '\uFEFFwhsec_a', ' "whsec_a" '])(
    'that were stored as %j are read as they are meant',
    async (text) => {
      versions = { AWSCURRENT: version(text), AWSPREVIOUS: version('whsec_old\n', 0) };
      expect(await acceptedAfter(0)).toEqual(['whsec_a', 'whsec_old']);
    },
  );

  test('that are missing are asked for again at the next event', async () => {
    const secrets = secretsAt(() => storedMs);
    versions = { AWSCURRENT: version('xK3$random') };
    await failureOf(secrets);
    versions = { AWSCURRENT: version('whsec_first') };
    expect(await secrets()).toEqual(['whsec_first']);
  });
});

describe('without a signing secret', () => {
  test('the failure says what to store where, and not what is stored', async () => {
    versions = { AWSCURRENT: version('xK3$random') };
    const failure = await failureOf(() => acceptedAfter(0));
    expect([failure.name, failure.message]).toEqual([
      'Misconfigured',
      'The secret arn:aws:secretsmanager:us-east-1:000000000000:secret:WebhookSecret holds no ' +
        'signing secret of a webhook endpoint (whsec_…): it does not begin as one. ' +
        'Run `npm run connect-stripe`, which stores it.',
    ]);
    expect(String(failure)).not.toContain('xK3$');
  });

  test.each(['AWSCURRENT', 'AWSPREVIOUS'] as const)(
    'because Secrets Manager is away when asked for %s, the failure is an outage, to be tried again',
    async (away) => {
      versions = {
        AWSCURRENT: version('whsec_new'),
        AWSPREVIOUS: version('whsec_old', 0),
        [away]: 500,
      };
      expect((await failureOf(() => acceptedAfter(0))).name).toBe('SecretsManagerUnavailable');
    },
  );
});
