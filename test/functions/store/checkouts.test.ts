import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import {
  beginRelease,
  endRelease,
  getCheckout,
  putCheckout,
} from '../../../functions/store/checkouts.ts';
import { checkoutId, storedCheckout } from '../../support/checkouts.ts';
import { conditionFailed, dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const sent = () => dynamoDb.calls().map(({ args }) => args[0].input);

beforeEach(() => dynamoDb.reset());

const calls = [
  ['getCheckout', GetItemCommand, () => getCheckout(store)(checkoutId)],
  ['putCheckout', PutItemCommand, () => putCheckout(store)(storedCheckout())],
  ['beginRelease', UpdateItemCommand, () => beginRelease(store)(checkoutId)],
  ['endRelease', UpdateItemCommand, () => endRelease(store)(checkoutId, ending)],
] as const;
const ending = { status: 'rejected', refusal: 'out_of_stock' } as const;

test.each(calls)('%s is DynamoDbUnavailable when DynamoDB can’t answer', async (_, __, call) => {
  dynamoDb.rejects(dynamoDbError('InternalServerError'));
  expect((await failureOf(call)).name).toBe('DynamoDbUnavailable');
});

describe('getCheckout', () => {
  test('reads the row as it is now', async () => {
    dynamoDb.on(GetItemCommand).resolves({ Item: marshall(storedCheckout()) });
    expect(await getCheckout(store)(checkoutId)).toEqual(storedCheckout());
    expect(sent()).toEqual([
      { TableName: 'Checkouts', Key: { id: { S: checkoutId } }, ConsistentRead: true },
    ]);
  });

  test('gives nothing when there is no row', async () => {
    dynamoDb.on(GetItemCommand).resolves({});
    expect(await getCheckout(store)(checkoutId)).toBeUndefined();
  });
});

describe('putCheckout', () => {
  test('writes a row only where there is none', async () => {
    dynamoDb.on(PutItemCommand).resolves({});
    expect(await putCheckout(store)(storedCheckout())).toBeUndefined();
    expect(sent()).toEqual([
      {
        TableName: 'Checkouts',
        Item: marshall(storedCheckout()),
        ConditionExpression: 'attribute_not_exists(id)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    ]);
  });

  test('gives the row that was there first', async () => {
    const first = storedCheckout({ status: 'paid', fingerprint: 'another' });
    dynamoDb.on(PutItemCommand).rejects(conditionFailed(first));
    expect(await putCheckout(store)(storedCheckout())).toEqual(first);
  });
});

describe('beginRelease', () => {
  test('puts up the fence only before an order exists, or once more', async () => {
    const releasing = storedCheckout({ status: 'releasing' });
    dynamoDb.on(UpdateItemCommand).resolves({ Attributes: marshall(releasing) });
    expect(await beginRelease(store)(checkoutId)).toEqual(releasing);
    expect(sent()).toMatchObject([
      {
        TableName: 'Checkouts',
        Key: { id: { S: checkoutId } },
        UpdateExpression: 'SET #status = :releasing',
        ConditionExpression: '#status IN (:processing, :requiresAction, :releasing)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':releasing': { S: 'releasing' },
          ':processing': { S: 'processing' },
          ':requiresAction': { S: 'requires_action' },
        },
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    ]);
  });

  test.each(['confirmed', 'paid', 'declined', 'rejected', 'canceled', 'refunded'] as const)(
    'gives the row of a checkout that is %s already',
    async (status) => {
      const row = storedCheckout({ status });
      dynamoDb.on(UpdateItemCommand).rejects(conditionFailed(row));
      expect(await beginRelease(store)(checkoutId)).toEqual(row);
    },
  );

  test('finds records that disagree when there is no row', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed());
    const failure = await failureOf(() => beginRelease(store)(checkoutId));
    expect(failure.name).toBe('RecordsDisagree');
    expect(failure.message).toContain('no row');
  });
});

describe('endRelease', () => {
  test('ends only what is being released', async () => {
    dynamoDb.on(UpdateItemCommand).resolves({});
    await endRelease(store)(checkoutId, ending);
    expect(sent()).toEqual([
      {
        TableName: 'Checkouts',
        Key: { id: { S: checkoutId } },
        UpdateExpression:
          'SET #status = :status, refusal = :refusal REMOVE openSince, authentication, viewer',
        ConditionExpression: '#status = :releasing',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':status': { S: 'rejected' },
          ':refusal': { S: 'out_of_stock' },
          ':releasing': { S: 'releasing' },
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    ]);
  });

  test('finds itself done when it is repeated', async () => {
    dynamoDb
      .on(UpdateItemCommand)
      .rejects(conditionFailed(storedCheckout({ status: 'rejected', refusal: 'out_of_stock' })));
    expect(await endRelease(store)(checkoutId, ending)).toBeUndefined();
  });

  test('finds records that disagree when the checkout ended otherwise', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed(storedCheckout({ status: 'paid' })));
    const failure = await failureOf(() => endRelease(store)(checkoutId, ending));
    expect([failure.name, failure.message]).toEqual([
      'RecordsDisagree',
      `Checkout ${checkoutId} is paid, and should have ended as rejected.`,
    ]);
  });
});
