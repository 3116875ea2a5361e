import { InvokeCommand, LambdaClient, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { invokeByName, isInvocation } from '../../../local/aws/lambda-invocations.ts';
import { type HttpServer, serve } from '../../../local/http-server.ts';
import type { LambdaFunction } from '../../../local/lambda/function.ts';
import { LambdaError } from '../../../local/lambda/lambda-error.ts';

const events: unknown[] = [];
const orders = {
  configuration: { name: 'Shop-Orders' },
  invoke: async (event: { fails?: boolean }) => {
    events.push(event);
    if (event.fails === true) {
      throw new LambdaError('Refused', { errorType: 'Refused', errorMessage: 'why' });
    }
    return { seen: event };
  },
} as Partial<LambdaFunction> as LambdaFunction;

let server: HttpServer;
let client: LambdaClient;
beforeAll(async () => {
  const answer = invokeByName([orders]);
  server = await serve(0, async (request) => {
    if (!isInvocation(request)) throw new Error(`${request.path} is no invocation.`);
    return answer(request);
  });
  client = new LambdaClient({ endpoint: server.url, region: 'us-east-1', maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await server.stop();
});
beforeEach(() => {
  events.length = 0;
});

const invoke = (FunctionName: string, payload: object = {}, more: object = {}) =>
  client.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(payload), ...more }));

test.each([
  'Shop-Orders',
  'Shop-Orders:live',
  '000000000000:function:Shop-Orders',
  'arn:aws:lambda:us-east-1:000000000000:function:Shop-Orders',
  'arn:aws:lambda:us-east-1:000000000000:function:Shop-Orders:1',
])('AWS’s own client invokes %s and gets what it returned', async (name) => {
  const { StatusCode, FunctionError, ExecutedVersion, Payload } = await invoke(name, { n: 1 });
  expect({ StatusCode, FunctionError, ExecutedVersion }).toEqual({
    StatusCode: 200,
    FunctionError: undefined,
    ExecutedVersion: '$LATEST',
  });
  expect(JSON.parse(Payload?.transformToString() ?? '')).toEqual({ seen: { n: 1 } });
});

test('a function’s own error is an answer that is marked as one', async () => {
  const { StatusCode, FunctionError, Payload } = await invoke('Shop-Orders', { fails: true });
  expect([StatusCode, FunctionError]).toEqual([200, 'Unhandled']);
  expect(JSON.parse(Payload?.transformToString() ?? '')).toEqual({
    errorType: 'Refused',
    errorMessage: 'why',
  });
});

test('an event is taken at once, whatever comes of it', async () => {
  const { StatusCode } = await invoke('Shop-Orders', { fails: true }, { InvocationType: 'Event' });
  expect([StatusCode, events]).toEqual([202, [{ fails: true }]]);
});

test('a dry run invokes nothing', async () => {
  const { StatusCode } = await invoke('Shop-Orders', {}, { InvocationType: 'DryRun' });
  expect([StatusCode, events]).toEqual([204, []]);
});

test('a function that does not exist is refused by AWS’s own error', async () => {
  await expect(invoke('Shop-Other')).rejects.toBeInstanceOf(ResourceNotFoundException);
});

test.each([
  ['{', {}, 'InvalidRequestContentException'],
  ['{}', { 'x-amz-invocation-type': 'Often' }, 'InvalidParameterValueException'],
])('the body %s with %j is refused as %s', async (body, headers, name) => {
  const response = await fetch(`${server.url}/2015-03-31/functions/Shop-Orders/invocations`, {
    method: 'POST',
    headers: headers as Record<string, string>,
    body,
  });
  expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([400, name]);
  expect(events).toEqual([]);
});
