import { awsSentenceOf } from '../../../scripts/terminal/aws.ts';

const inAws = { stack: 'Holdfast' };
const here = {
  stack: 'Holdfast',
  local: { pageUrl: 'http://127.0.0.1:8080', awsUrl: 'http://127.0.0.1:8082' },
};
const named = (name: string, message = 'No.', more = {}) =>
  Object.assign(new Error(message), { name, ...more });

test.each([
  [named('Error', 'Region is missing'), /^There is no AWS region: set AWS_REGION, give --region/],
  [named('CredentialsProviderError'), /^There are no AWS credentials: set AWS_PROFILE/],
  [named('ExpiredTokenException'), /^AWS does not take your credentials \(ExpiredTokenException\)/],
  [named('ThrottlingException', 'Slow down.'), /\(ThrottlingException: Slow down\.\)\.$/],
])('%s is reported with what to do', (error, sentence) => {
  expect(awsSentenceOf(error, inAws)).toMatch(sentence);
});

test('a call says what an error means for it', () => {
  const own = { AccessDenied: 'Ask for the role.' };
  expect(awsSentenceOf(named('AccessDenied'), inAws, own)).toBe('Ask for the role.');
});

test('on this machine silence is no AWS, and an answer is', () => {
  const refused = named('AggregateError', '', { code: 'ECONNREFUSED' });
  expect(awsSentenceOf(refused, here)).toBe(
    'Nothing answers at http://127.0.0.1:8082: is `npm start` running, and is --port its port? (ECONNREFUSED)',
  );
  const broken = named('InternalFailure', 'Oh.', { $metadata: { httpStatusCode: 500 } });
  expect(awsSentenceOf(broken, here)).toBe('AWS could not be asked (InternalFailure: Oh.).');
});
