import { awsEndpoint } from '../../local/aws-endpoint.ts';
import { createEventBuses } from '../../local/events/event-buses.ts';
import { createSecrets } from '../../local/secrets.ts';
import { Executions } from '../../local/step-functions/executions.ts';
import { lambdaOf } from './lambda-of.ts';
import { requestOf } from './request-of.ts';
import { stackOf } from './stack-of.ts';

const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:Tested';
const definition = { StartAt: 'Only', States: { Only: { Type: 'Succeed' } } };

/** The endpoint of a stack with one of each. */
const endpoint = () =>
  awsEndpoint({
    executions: new Executions({ stateMachineArn, definition, tasks: {} }),
    secrets: createSecrets([{ logicalId: 'Key1A2B', ref: 'Shop-Key' }], { Key: 'sk_test_a' }),
    stateMachineArn,
    definition,
    lambdas: [lambdaOf('Shop-Orders', () => 'shown').lambda],
    eventBuses: createEventBuses([], []),
    stack: stackOf({}),
  });
const call = async (
  target: string,
  input: object | string = {},
  contentType = 'application/x-amz-json-1.0',
) => {
  const body = Buffer.from(typeof input === 'string' ? input : JSON.stringify(input));
  const headers = { 'x-amz-target': target, 'content-type': contentType };
  const answer = await endpoint()(requestOf({ headers, body }));
  return { ...answer, body: JSON.parse(answer.body.toString()) as Record<string, unknown> };
};

test.each([
  ['AWSStepFunctions.ListStateMachines', {}, { stateMachines: [{ name: 'Tested' }] }],
  ['secretsmanager.GetSecretValue', { SecretId: 'Key1A2B' }, { SecretString: 'sk_test_a' }],
  [
    'AWSEvents.PutEvents',
    { Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }] },
    { FailedEntryCount: 0 },
  ],
])('%s is answered by its service', async (target, input, expected) => {
  expect(await call(target, input)).toMatchObject({ status: 200, body: expected });
});

test('an answer is in the version of the protocol that was asked in', async () => {
  const type = 'application/x-amz-json-1.1';
  const { headers } = await call('AWSStepFunctions.ListStateMachines', {}, type);
  expect(headers['content-type']).toBe(type);
});

test('a refusal is named in __type', async () => {
  expect(await call('secretsmanager.GetSecretValue', { SecretId: 'Other' })).toMatchObject({
    status: 400,
    body: {
      __type: 'ResourceNotFoundException',
      message: "Secrets Manager can't find the secret.",
    },
  });
});

test('an action that can’t be called here is named', async () => {
  expect(await call('AWSStepFunctions.CreateStateMachine')).toMatchObject({
    status: 400,
    body: {
      __type: 'UnknownOperationException',
      message: "AWSStepFunctions.CreateStateMachine can't be called here.",
    },
  });
});

test('a call that breaks is AWS’s internal failure', async () => {
  expect(await call('AWSStepFunctions.ListStateMachines', '{')).toMatchObject({
    status: 500,
    body: { __type: 'InternalFailure' },
  });
});

test('a path of Lambda’s invokes the function', async () => {
  const path = '/2015-03-31/functions/Shop-Orders/invocations';
  const { status, body } = await endpoint()(requestOf({ path }));
  expect([status, body.toString()]).toEqual([200, '"shown"']);
});

test('a form is read as the Query protocol, which CloudFormation speaks', async () => {
  const { status, body } = await endpoint()(
    requestOf({
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: Buffer.from('Action=DescribeStacks&StackName=Shop&Version=2010-05-15'),
    }),
  );
  expect(status).toBe(200);
  expect(body.toString()).toContain('<StackName>Shop</StackName>');
});
