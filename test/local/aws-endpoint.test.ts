import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  GetExecutionHistoryCommand,
  InvalidToken,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { awsEndpoint } from '../../local/aws-endpoint.ts';
import { createEventBuses } from '../../local/events/event-buses.ts';
import { type HttpServer, serve } from '../../local/http-server.ts';
import { createSecrets } from '../../local/secrets.ts';
import { Executions } from '../../local/step-functions/executions.ts';
import { resolveStack } from '../../local/template/stack.ts';

const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:Tested';
const keyArn = 'arn:aws:secretsmanager:us-east-1:0:secret:Shop-Key';
const definition = {
  StartAt: 'Only',
  States: { Only: { Type: 'Task', Resource: 'only', End: true } },
} as const;

let isWell = true;
const executions = new Executions({
  stateMachineArn,
  definition,
  tasks: {
    Only: async (input) => {
      if (!isWell) throw Object.assign(new Error('why'), { name: 'Down' });
      return input;
    },
  },
});
let server: HttpServer;
let client: SFNClient;
beforeAll(async () => {
  const secrets = createSecrets([{ logicalId: 'Key1A2B', ref: keyArn }], { Key: 'sk_test_a' });
  server = await serve(
    0,
    awsEndpoint({
      executions,
      secrets,
      stateMachineArn,
      definition,
      lambdas: [],
      eventBuses: createEventBuses([], []),
      stack: resolveStack(
        {
          stackName: 'Shop',
          template: {
            Parameters: {},
            Resources: {},
            Outputs: { Url: { Value: 'https://a/?b=1&c', Description: 'Where <it> is' } },
          },
          assetPath: (key) => key,
        },
        {},
      ),
    }),
  );
  client = new SFNClient({ endpoint: server.url, region: 'us-east-1', maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await server.stop();
});

const start = (name: string, input: object = {}) =>
  client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));

test('AWS’s own client starts, lists and describes an execution', async () => {
  const { executionArn } = await start('one', { n: 1 });
  await executions.whenEnded('one');
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  const { executions: listed } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
  const { stateMachines } = await client.send(new ListStateMachinesCommand({}));

  expect(described).toMatchObject({
    name: 'one',
    status: 'SUCCEEDED',
    input: '{"n":1}',
    output: '{"n":1}',
  });
  expect(described.startDate?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  expect(listed).toMatchObject([{ name: 'one', executionArn }]);
  expect(stateMachines).toMatchObject([{ stateMachineArn, name: 'Tested' }]);
});

test('a name that has ended is refused by AWS’s own error', async () => {
  await start('two');
  await executions.whenEnded('two');
  await expect(start('two')).rejects.toBeInstanceOf(ExecutionAlreadyExists);
});

test('a failed execution is redriven, and its history tells both', async () => {
  isWell = false;
  const { executionArn } = await start('three');
  await executions.whenEnded('three');
  isWell = true;
  await client.send(new RedriveExecutionCommand({ executionArn }));
  await executions.whenEnded('three');
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));

  expect(events?.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'TaskFailed',
    'ExecutionFailed',
    'ExecutionStarted',
    'TaskStateEntered',
    'TaskStateExited',
    'ExecutionSucceeded',
  ]);
  await expect(client.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject({
    name: 'ExecutionNotRedrivable',
  });
});

test('AWS’s own client sends tokens back, each once', async () => {
  await start('tokens');
  const { tokens } = executions;
  const [good, bad] = [tokens.issue('tokens'), tokens.issue('tokens')];
  const outcomes = Promise.allSettled([tokens.open(good, undefined), tokens.open(bad, undefined)]);
  await client.send(new SendTaskHeartbeatCommand({ taskToken: good }));
  await client.send(new SendTaskSuccessCommand({ taskToken: good, output: '{"n":1}' }));
  await client.send(new SendTaskFailureCommand({ taskToken: bad, error: 'Refused', cause: 'why' }));
  expect(await outcomes).toMatchObject([
    { value: { n: 1 } },
    { reason: { name: 'Refused', message: 'why' } },
  ]);
  await expect(
    client.send(new SendTaskSuccessCommand({ taskToken: good, output: '1' })),
  ).rejects.toBeInstanceOf(TaskTimedOut);
  await expect(
    client.send(new SendTaskHeartbeatCommand({ taskToken: 'invented' })),
  ).rejects.toBeInstanceOf(InvalidToken);
});

const callSecrets = async (action: string, input: object) => {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'X-Amz-Target': `secretsmanager.${action}` },
    body: JSON.stringify(input),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const secretOf = (SecretId: string, VersionStage?: string) =>
  callSecrets('GetSecretValue', { SecretId, VersionStage });
const nowSeconds = () => Date.now() / 1000;

test.each([keyArn, 'Shop-Key', 'Key1A2B'])('a secret is found as %s, with its date', async (id) => {
  const { status, body } = await secretOf(id);
  expect({ status, body }).toMatchObject({ status: 200, body: { SecretString: 'sk_test_a' } });
  expect(nowSeconds() - Number(body.CreatedDate)).toBeLessThan(60);
});

test('a secret that was replaced is found by the stage of the version before', async () => {
  const old = await secretOf('Key1A2B');
  await callSecrets('PutSecretValue', { SecretId: keyArn, SecretString: 'sk_test_b' });
  expect(await secretOf(keyArn)).toMatchObject({ body: { SecretString: 'sk_test_b' } });
  expect(await secretOf(keyArn, 'AWSCURRENT')).toMatchObject({
    body: { SecretString: 'sk_test_b' },
  });
  expect(await secretOf(keyArn, 'AWSPREVIOUS')).toMatchObject({
    body: { SecretString: 'sk_test_a', CreatedDate: old.body.CreatedDate },
  });
});

test('a secret’s versions are told by their stages, without their values', async () => {
  await callSecrets('PutSecretValue', { SecretId: keyArn, SecretString: 'sk_test_c' });
  const { body } = await callSecrets('DescribeSecret', { SecretId: keyArn });
  expect(body).toMatchObject({ ARN: keyArn, Name: 'Shop-Key' });
  expect(Object.values(body.VersionIdsToStages as object)).toEqual([
    ['AWSCURRENT'],
    ['AWSPREVIOUS'],
  ]);
  expect(JSON.stringify(body)).not.toContain('sk_test');
});

test.each(['GetSecretValue', 'PutSecretValue', 'DescribeSecret'])(
  '%s of a secret that there isn’t is refused by AWS’s own error',
  async (action) => {
    const input = { SecretId: 'Other', SecretString: 'x' };
    expect(await callSecrets(action, input)).toMatchObject({
      status: 400,
      body: { __type: 'ResourceNotFoundException' },
    });
  },
);

test('the stack is described in the Query protocol', async () => {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: 'Action=DescribeStacks&StackName=Shop&Version=2010-05-15',
  });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/xml']);
  expect(await response.text()).toContain(
    '<OutputKey>Url</OutputKey><OutputValue>https://a/?b=1&amp;c</OutputValue>' +
      '<Description>Where &lt;it&gt; is</Description>',
  );
});

test('events are put in JSON 1.1', async () => {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSEvents.PutEvents',
    },
    body: JSON.stringify({ Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }] }),
  });
  expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
  expect(await response.json()).toEqual({
    FailedEntryCount: 0,
    Entries: [{ EventId: expect.any(String) }],
  });
});
