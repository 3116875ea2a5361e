/** AWS's own client against the actions, over HTTP. */
import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
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
  StopExecutionCommand,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Input } from '../../../local/aws/actions.ts';
import { AwsError } from '../../../local/aws/aws-error.ts';
import { stepFunctionsActions } from '../../../local/aws/step-functions.ts';
import { type HttpServer, jsonAnswer, serve } from '../../../local/http-server.ts';
import { Executions } from '../../../local/step-functions/executions.ts';

const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:Tested';
const definition = {
  StartAt: 'Only',
  States: { Only: { Type: 'Task', Resource: 'only', End: true } },
} as const;

/** What the one state does next. */
let work: (input: unknown) => Promise<unknown>;
const executions = new Executions({
  stateMachineArn,
  definition,
  tasks: { Only: (input) => work(input) },
});
let server: HttpServer;
let client: SFNClient;
beforeAll(async () => {
  const actions = stepFunctionsActions({ executions, stateMachineArn, definition });
  server = await serve(0, async ({ headers, body }) => {
    const type = 'application/x-amz-json-1.0';
    try {
      const input = JSON.parse(body.toString()) as Input;
      return jsonAnswer(200, await actions[headers['x-amz-target'] ?? '']?.(input), type);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return jsonAnswer(error.status, { __type: error.name, message: error.message }, type);
    }
  });
  client = new SFNClient({ endpoint: server.url, region: 'us-east-1', maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await server.stop();
});
beforeEach(() => {
  work = async (input) => input;
});

let names = 0;
/** Starts an execution of a name of its own. */
const start = async (input: object = {}, name?: string) => {
  names += 1;
  const named = name ?? `execution-${names}`;
  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn, name: named, input: JSON.stringify(input) }),
  );
  return { name: named, executionArn };
};
const describe_ = (executionArn: string | undefined) =>
  client.send(new DescribeExecutionCommand({ executionArn }));

test('an execution is started, listed and described', async () => {
  const { name, executionArn } = await start({ n: 1 });
  await executions.whenEnded(name);
  const described = await describe_(executionArn);
  expect(described).toMatchObject({
    name,
    stateMachineArn,
    status: 'SUCCEEDED',
    input: '{"n":1}',
    output: '{"n":1}',
  });
  expect(described.startDate?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  expect(described.stopDate?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  const { executions: listed } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
  expect(listed).toEqual([expect.objectContaining({ name, executionArn })]);
});

test('executions are listed by their status', async () => {
  work = () => Promise.reject(new Error('why'));
  const { name } = await start();
  await executions.whenEnded(name);
  const { executions: failed } = await client.send(
    new ListExecutionsCommand({ stateMachineArn, statusFilter: 'FAILED' }),
  );
  expect(failed?.map((each) => each.name)).toEqual([name]);
});

test('the state machine is listed and described', async () => {
  const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
  expect(stateMachines).toMatchObject([{ stateMachineArn, name: 'Tested' }]);
  const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(JSON.parse(described.definition ?? '')).toEqual(definition);
});

test('a name that has ended is refused by AWS’s own error', async () => {
  const { name } = await start();
  await executions.whenEnded(name);
  await expect(start({}, name)).rejects.toBeInstanceOf(ExecutionAlreadyExists);
});

test('an execution that does not exist is refused by AWS’s own error', async () => {
  await expect(describe_(`${stateMachineArn}:none`)).rejects.toBeInstanceOf(ExecutionDoesNotExist);
});

test('a failed execution is redriven, and its history has both runs', async () => {
  work = () => Promise.reject(Object.assign(new Error('why'), { name: 'Down' }));
  const { name, executionArn } = await start();
  await executions.whenEnded(name);
  expect(await describe_(executionArn)).toMatchObject({ error: 'Down', cause: 'why' });
  work = async (input) => input;
  await client.send(new RedriveExecutionCommand({ executionArn }));
  await executions.whenEnded(name);
  const history = (reverseOrder: boolean) =>
    client.send(new GetExecutionHistoryCommand({ executionArn, reverseOrder }));
  const { events } = await history(false);
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
  expect((await history(true)).events).toEqual(events?.toReversed());
});

test('an execution that has succeeded is not redriven', async () => {
  const { name, executionArn } = await start();
  await executions.whenEnded(name);
  await expect(client.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject({
    name: 'ExecutionNotRedrivable',
  });
});

test('an execution is stopped where it stands', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  work = () => promise;
  const { executionArn } = await start();
  const { stopDate } = await client.send(new StopExecutionCommand({ executionArn }));
  expect(stopDate?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  expect(await describe_(executionArn)).toMatchObject({ status: 'ABORTED' });
  resolve(null);
});

test('tokens are sent back, each once', async () => {
  const { name } = await start();
  const { tokens } = executions;
  const [good, bad] = [tokens.issue(name), tokens.issue(name)];
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
