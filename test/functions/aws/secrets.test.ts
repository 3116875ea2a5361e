import { text } from 'node:stream/consumers';
import { fetchSecret } from '../../../functions/aws/secrets.ts';
import { failureOf } from '../../support/failure-of.ts';
import { served } from '../../support/served.ts';

type Answer = { readonly status: number; readonly body: unknown };

/** Secrets Manager on this machine: gives the answers lined up, the last one for ever. */
const asked: { readonly headers: Record<string, unknown>; readonly body: string }[] = [];
let answers: Answer[] = [];
const endpoint = served(async (request, response) => {
  asked.push({ headers: request.headers, body: await text(request) });
  const { status, body } = (answers.length > 1 ? answers.shift() : answers[0]) as Answer;
  response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
});
beforeEach(() => {
  asked.length = 0;
});

const secretId = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:StripeKey';
const environment = (sessionToken?: string) => ({
  accessKeyId: 'AKIATEST',
  secretAccessKey: 'do-not-tell',
  sessionToken,
  region: 'us-east-1',
  secretsEndpoint: endpoint(),
});
const text1 = { status: 200, body: { SecretString: 'sk_test_1' } };

describe('reading a secret', () => {
  test('asks for it by a signed request', async () => {
    answers = [text1];
    expect((await fetchSecret(secretId, environment('session'))).text).toBe('sk_test_1');
    expect(asked).toMatchObject([
      {
        headers: {
          'x-amz-target': 'secretsmanager.GetSecretValue',
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-security-token': 'session',
          authorization: expect.stringMatching(
            /^AWS4-HMAC-SHA256 Credential=AKIATEST\/\d{8}\/us-east-1\/secretsmanager\/aws4_request, /,
          ),
        },
        body: JSON.stringify({ SecretId: secretId, VersionStage: 'AWSCURRENT' }),
      },
    ]);
  });

  test('succeeds after one failed attempt', async () => {
    answers = [{ status: 500, body: {} }, text1];
    expect((await fetchSecret(secretId, environment())).text).toBe('sk_test_1');
  });

  test.each([429, 500, 503])(
    'is SecretsManagerUnavailable when it is answered %p again and again',
    async (status) => {
      answers = [{ status, body: 'busy' }];
      const failure = await failureOf(() => fetchSecret(secretId, environment()));
      expect([failure.name, failure.message]).toEqual([
        'SecretsManagerUnavailable',
        `Secrets Manager answered ${status}.`,
      ]);
      expect(asked).toHaveLength(3);
    },
  );

  test('is SecretsManagerUnavailable when there is too much to do, which AWS answers with a 400', async () => {
    const __type = 'com.amazonaws#ThrottlingException';
    answers = [{ status: 400, body: { __type } }];
    const failure = await failureOf(() => fetchSecret(secretId, environment()));
    expect([failure.name, failure.message]).toEqual([
      'SecretsManagerUnavailable',
      `Secrets Manager answered ${__type}.`,
    ]);
  });

  test.each([
    ['no JSON', '<html>'],
    ['a number for a text', { SecretString: 5 }],
  ])('is SecretsManagerUnavailable when the answer is %s', async (_, body) => {
    answers = [{ status: 200, body }];
    const failure = await failureOf(() => fetchSecret(secretId, environment()));
    expect([failure.name, failure.message]).toEqual([
      'SecretsManagerUnavailable',
      'Secrets Manager’s answer was unreadable.',
    ]);
  });

  test('is SecretsManagerUnavailable when nobody answers', async () => {
    const nobody = { ...environment(), secretsEndpoint: 'http://127.0.0.1:9/' };
    const failure = await failureOf(() => fetchSecret(secretId, nobody));
    expect([failure.name, failure.message]).toEqual([
      'SecretsManagerUnavailable',
      'Secrets Manager could not be reached.',
    ]);
    expect(failure.cause).toHaveProperty('name', 'TypeError');
  });

  test.each([
    [
      'it does not exist',
      400,
      { __type: 'ResourceNotFoundException' },
      'ResourceNotFoundException',
    ],
    ['it may not be read', 400, { __type: 'AccessDeniedException' }, 'AccessDeniedException'],
    ['AWS answers nothing readable', 400, 'oops', 'the answer was 400'],
    ['it is binary', 200, { SecretBinary: 'AAEC' }, 'it has no text'],
  ])('is Misconfigured when %s, saying so', async (_, status, body, reason) => {
    answers = [{ status, body }];
    const failure = await failureOf(() => fetchSecret(secretId, environment()));
    expect([failure.name, failure.message]).toEqual([
      'Misconfigured',
      `The secret ${secretId} can't be read: ${reason}. ` +
        'Check that it exists and that this function may read it.',
    ]);
    expect(asked).toHaveLength(1);
  });

  test('never says a secret in its failure', async () => {
    answers = [{ status: 400, body: { __type: 'X', SecretString: 'sk_live_1' } }];
    expect(String(await failureOf(() => fetchSecret(secretId, environment('token'))))).not.toMatch(
      /sk_live_1|do-not-tell|AKIATEST|token/,
    );
  });
});
