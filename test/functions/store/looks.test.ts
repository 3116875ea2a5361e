import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { isTimeToLook } from '../../../functions/store/looks.ts';
import { checkoutId, placedAtMs } from '../../support/checkouts.ts';
import { conditionFailed, dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const ask = () => isTimeToLook(storeForTests(), () => placedAtMs)(checkoutId);

beforeEach(() => {
  dynamoDb.reset();
  dynamoDb.on(UpdateItemCommand).resolves({});
});

test('a checkout may be looked at a second after the last look', async () => {
  expect(await ask()).toBe(true);
  expect(dynamoDb.commandCalls(UpdateItemCommand)[0]?.args[0].input).toMatchObject({
    UpdateExpression: 'SET lookedAtMs = :now',
    ConditionExpression:
      'attribute_exists(id) AND (attribute_not_exists(lookedAtMs) OR lookedAtMs <= :before)',
    ExpressionAttributeValues: marshall({ ':now': placedAtMs, ':before': placedAtMs - 1000 }),
  });
});

test('but not earlier, and not without its row', async () => {
  dynamoDb.on(UpdateItemCommand).rejects(conditionFailed());
  expect(await ask()).toBe(false);
});

test('an outage is one', async () => {
  dynamoDb.on(UpdateItemCommand).rejects(dynamoDbError('InternalServerError'));
  expect((await failureOf(ask)).name).toBe('DynamoDbUnavailable');
});
