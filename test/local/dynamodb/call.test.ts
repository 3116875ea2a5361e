import { callDynamoDb, callDynamoDbStreams, DynamoDbError } from '../../../local/dynamodb/call.ts';
import type { HttpRequest } from '../../../local/http-api/gateway.ts';
import { type HttpServer, jsonAnswer, serve } from '../../../local/http-server.ts';

let server: HttpServer;
let seen: HttpRequest | undefined;
let answer = jsonAnswer(200, {});
beforeAll(async () => {
  server = await serve(0, async (request) => {
    seen = request;
    return answer;
  });
});
afterAll(() => server.stop());

test('an action is called in DynamoDB’s JSON protocol', async () => {
  answer = jsonAnswer(200, { TableNames: ['a'] });
  expect(await callDynamoDb(server.url, 'ListTables', { Limit: 1 })).toEqual({ TableNames: ['a'] });
  expect(seen).toMatchObject({
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.ListTables',
      authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=local\//),
    },
  });
  expect(seen?.body.toString()).toBe('{"Limit":1}');
});

test('streams have a protocol of their own at the same address', async () => {
  answer = jsonAnswer(200, {});
  await callDynamoDbStreams(server.url, 'GetRecords', {});
  expect(seen?.headers['x-amz-target']).toBe('DynamoDBStreams_20120810.GetRecords');
});

test.each([
  [{ __type: 'com.amazonaws.dynamodb.v20120810#ResourceInUseException', message: 'why' }, 'why'],
  [{ __type: 'ResourceInUseException', Message: 'why' }, 'why'],
  [{ __type: 'ResourceInUseException' }, ''],
])('the error %j is thrown by its name', async (body, message) => {
  answer = jsonAnswer(400, body);
  const call = callDynamoDb(server.url, 'CreateTable', {});
  await expect(call).rejects.toBeInstanceOf(DynamoDbError);
  await expect(call).rejects.toMatchObject({ name: 'ResourceInUseException', message });
});

test('an error without a name is an internal one', async () => {
  answer = jsonAnswer(500, {});
  await expect(callDynamoDb(server.url, 'ListTables', {})).rejects.toMatchObject({
    name: 'InternalServerError',
  });
});

test('no answer is the SDK’s own error, and says where it was asked', async () => {
  await expect(callDynamoDb('http://127.0.0.1:1', 'ListTables', {})).rejects.toMatchObject({
    name: 'SdkClientException',
    message: expect.stringMatching(/^No answer from http:\/\/127\.0\.0\.1:1: /),
  });
});
