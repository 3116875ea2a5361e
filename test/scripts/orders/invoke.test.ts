import { invoke } from '../../../scripts/orders/invoke.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  type CannedAnswer,
  type CannedServer,
  startCannedServer,
} from '../../support/http-answers.ts';

let aws: CannedServer;
let answer: CannedAnswer;
beforeAll(async () => {
  aws = await startCannedServer(() => answer);
});
afterAll(() => aws.stop());

const call = () =>
  invoke({ stack: 'Shop', local: { pageUrl: 'http://127.0.0.1:9', awsUrl: aws.url } })({
    command: 'list',
  });

test('the command goes to the stack’s function, and its answer comes back', async () => {
  answer = { status: 200, body: '{"orders":[]}' };
  expect(await call()).toEqual({ orders: [] });
  expect(aws.requests.at(-1)).toBe(
    'POST /2015-03-31/functions/Shop-Orders/invocations {"command":"list"}',
  );
});

test.each([
  [
    'no such function',
    { status: 404, headers: { 'x-amzn-errortype': 'ResourceNotFoundException' }, body: '{}' },
    'There is no function Shop-Orders in this account and region: is --stack or --region another one?',
  ],
  [
    'no permission',
    { status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' }, body: '{}' },
    "Your AWS credentials may not call Shop-Orders: take the role of the stack's output MerchantRoleArn.",
  ],
  [
    'a function that died',
    { status: 200, headers: { 'x-amz-function-error': 'Unhandled' }, body: '{"errorType":"E"}' },
    'Shop-Orders failed: its log says why.',
  ],
])('%s is reported with what to do', async (_, canned, sentence) => {
  answer = canned;
  expect(await failureOf(call)).toMatchObject({ code: 'no_answer', message: sentence });
});
