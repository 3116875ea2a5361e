import { awsServices } from '../../../scripts/connect-stripe/stack.ts';
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

const services = () =>
  awsServices({ stack: 'Shop', local: { pageUrl: 'http://127.0.0.1:9', awsUrl: aws.url } });
const described = (outputs: Readonly<Record<string, string>>): CannedAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body:
    '<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>Shop</StackName>' +
    '<StackId>arn:aws:cloudformation:eu-west-1:123456789012:stack/Shop/guid</StackId><Outputs>' +
    Object.entries(outputs)
      .map(
        ([key, value]) =>
          `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
      )
      .join('') +
    '</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>',
});
const outputs = {
  StripeSecretKeyArn: 'key',
  StripeWebhookSecretArn: 'signing',
  StripeWebhookUrl: 'https://shop.example/api/stripe/webhook',
  PageUrl: 'https://shop.example/',
};

test('a stack is identified by its account, its region and its name', async () => {
  answer = described(outputs);
  expect(await services().describe()).toEqual({
    name: 'Shop',
    shop: '123456789012/eu-west-1/Shop',
    secretKeyArn: 'key',
    webhookSecretArn: 'signing',
    webhookUrl: 'https://shop.example/api/stripe/webhook',
    pageUrl: 'https://shop.example/',
    stripeApiUrl: 'https://api.stripe.com',
    publishableKey: '',
  });
});

test('a stack whose taxes are Stripe’s has a place for their key', async () => {
  answer = described({ ...outputs, StripeTaxKeyArn: 'tax' });
  expect((await services().describe()).taxKeyArn).toBe('tax');
});

test('a stack says how many are subscribed to the topic of its alarms', async () => {
  answer = described({ ...outputs, AlarmsTopicArn: 'topic' });
  expect((await services().describe()).alarmsTopicArn).toBe('topic');
  const entry = (key: string, value: string) =>
    `<entry><key>${key}</key><value>${value}</value></entry>`;
  answer = {
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body:
      '<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes>' +
      entry('SubscriptionsConfirmed', '2') +
      entry('SubscriptionsPending', '1') +
      '</Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>',
  };
  expect(await services().subscribersOf('topic')).toEqual({ confirmed: 2, pending: 1 });
});

test('a stack that is not Holdfast’s is refused with what it lacks', async () => {
  answer = described({});
  expect((await failureOf(() => services().describe())).message).toBe(
    'The stack Shop has no output StripeSecretKeyArn: is it Holdfast, and was it deployed?',
  );
});

describe('who may not', () => {
  const denied = /^Your AWS credentials may not describe the stack Shop, or read and write its/;

  test('describe the stack is told what the credentials must allow', async () => {
    const error =
      '<Error><Type>Sender</Type><Code>AccessDenied</Code><Message>No</Message></Error>';
    const body = `<ErrorResponse>${error}<RequestId>1</RequestId></ErrorResponse>`;
    answer = { status: 403, headers: { 'content-type': 'text/xml' }, body };
    expect((await failureOf(() => services().describe())).message).toMatch(denied);
  });

  test('read or write its secrets is told the same', async () => {
    answer = { status: 400, body: '{"__type":"AccessDeniedException","message":"No"}' };
    expect((await failureOf(() => services().getSecret('key'))).message).toMatch(denied);
    expect((await failureOf(() => services().putSecret('key', 'x'))).message).toMatch(denied);
  });
});

test('a secret without a value is undefined', async () => {
  answer = { status: 400, body: '{"__type":"ResourceNotFoundException","message":"No"}' };
  expect(await services().getSecret('key')).toBeUndefined();
});
