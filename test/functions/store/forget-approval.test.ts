import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { forgetApproval } from '../../../functions/store/forget-approval.ts';
import { dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const forget = () => forgetApproval(storeForTests())('HF-1111-2222-3333', 'token-1');

beforeEach(() => {
  dynamoDb.reset();
  dynamoDb.on(UpdateItemCommand).resolves({});
});

test('a token is removed from its order, and no newer one', async () => {
  await forget();
  expect(dynamoDb.commandCalls(UpdateItemCommand)[0]?.args[0].input).toEqual({
    TableName: 'Orders',
    Key: { id: { S: 'HF-1111-2222-3333' } },
    UpdateExpression: 'REMOVE approvalToken',
    ConditionExpression: 'approvalToken = :token',
    ExpressionAttributeValues: { ':token': { S: 'token-1' } },
  });
});

test('a token that was replaced, or removed before, is left as it is', async () => {
  dynamoDb
    .on(UpdateItemCommand)
    .rejects(new ConditionalCheckFailedException({ $metadata: {}, message: '' }));
  expect(await forget()).toBeUndefined();
});

test('a table that does not answer is an outage', async () => {
  dynamoDb.on(UpdateItemCommand).rejects(dynamoDbError('InternalServerError'));
  expect((await failureOf(forget)).name).toBe('DynamoDbUnavailable');
});
