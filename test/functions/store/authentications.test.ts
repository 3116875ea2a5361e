import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import {
  beginAuthentication,
  endAuthentication,
} from '../../../functions/store/authentications.ts';
import { authenticationOf, checkoutId } from '../../support/checkouts.ts';
import { conditionFailed, dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const authentication = authenticationOf();
const begin = () => beginAuthentication(store)(checkoutId, authentication, '2');
const end = () => endAuthentication(store)(checkoutId, 'a-token');
const sent = () => dynamoDb.commandCalls(UpdateItemCommand)[0]?.args[0].input;

beforeEach(() => {
  dynamoDb.reset();
  dynamoDb.on(UpdateItemCommand).resolves({});
});

describe('a checkout whose bank asks', () => {
  test('waits with its secret and its newest token, unless it has gone on', async () => {
    await begin();
    expect(sent()).toEqual({
      TableName: 'Checkouts',
      Key: marshall({ id: checkoutId }),
      UpdateExpression:
        'SET #status = :requiresAction, authentication = :authentication, ' +
        'authenticationAttempt = :attempt',
      ConditionExpression:
        '#status IN (:processing, :requiresAction) AND ' +
        '(attribute_not_exists(authenticationAttempt) OR authenticationAttempt < :attempt OR ' +
        '(authenticationAttempt = :attempt AND attribute_exists(authentication)))',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall({
        ':processing': 'processing',
        ':requiresAction': 'requires_action',
        ':authentication': authentication,
        ':attempt': '2',
      }),
    });
  });

  test('that has gone on does not wait, and the error has no secret', async () => {
    const error = conditionFailed();
    dynamoDb.on(UpdateItemCommand).rejects(error);
    const failure = await failureOf(begin);
    expect(failure.cause).toBe(error);
    expect([failure.name, failure.message]).toEqual([
      'RecordsDisagree',
      `Checkout ${checkoutId} has gone on: it can't wait for the bank's step any more.`,
    ]);
  });

  test('goes on, and forgets the secret and the token', async () => {
    await end();
    expect(sent()).toEqual({
      TableName: 'Checkouts',
      Key: marshall({ id: checkoutId }),
      UpdateExpression: 'SET #status = :processing REMOVE authentication',
      ConditionExpression: '#status = :requiresAction AND authentication.taskToken = :token',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall({
        ':processing': 'processing',
        ':requiresAction': 'requires_action',
        ':token': 'a-token',
      }),
    });
  });

  test('that waits again by another token, or has gone on further, is left alone', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed());
    expect(await end()).toBeUndefined();
  });

  test.each([
    ['begin', begin],
    ['end', end],
  ])('asks again while DynamoDB is away (%s)', async (_, call) => {
    dynamoDb.on(UpdateItemCommand).rejects(dynamoDbError('ThrottlingException'));
    expect((await failureOf(call)).name).toBe('DynamoDbUnavailable');
  });
});
