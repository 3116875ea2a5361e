import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import {
  beginApproval,
  type Decision,
  decide,
  forgetApprovalToken,
  noteHoldWarning,
} from '../../../functions/store/approvals.ts';
import { orderOf, placedAt } from '../../support/checkouts.ts';
import { conditionFailed, dynamoDbError } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const order = orderOf({ capture: 'on-approval' });
const approved: Decision = { decision: 'approved', approvedMinor: 900, decidedAt: placedAt };
const calls = {
  begin: () => beginApproval(store)(order.id, { taskToken: 'a-token', attempt: '2' }),
  decide: () => decide(store)(order.id, approved),
  warn: () => noteHoldWarning(store)(order.id, placedAt),
};
const sent = () => dynamoDb.commandCalls(UpdateItemCommand)[0]?.args[0].input;
const undecided =
  '#status = :confirmed AND #capture = :onApproval AND attribute_not_exists(decision)';

const further: Readonly<Record<string, string>> = {
  begin: ' AND (attribute_not_exists(approvalAttempt) OR approvalAttempt <= :attempt)',
  warn: ' AND attribute_not_exists(holdWarnedAt)',
};

beforeEach(() => {
  dynamoDb.reset();
  dynamoDb.on(UpdateItemCommand).resolves({ Attributes: marshall(order) });
});

describe.each(Object.entries(calls))('an order that waits for the merchant (%s)', (name, call) => {
  test('is written only while nobody has decided on it', async () => {
    await call();
    expect(sent()).toMatchObject({
      TableName: 'Orders',
      Key: marshall({ id: order.id }),
      ExpressionAttributeNames: { '#status': 'status', '#capture': 'capture' },
    });
    expect(sent()?.ConditionExpression).toBe(`${undecided}${further[name] ?? ''}`);
    expect(sent()?.ExpressionAttributeValues).toMatchObject(
      marshall({ ':confirmed': 'confirmed', ':onApproval': 'on-approval' }),
    );
  });

  test('is asked again for while DynamoDB is away', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(dynamoDbError('ThrottlingException'));
    expect((await failureOf(call)).name).toBe('DynamoDbUnavailable');
  });
});

describe('the token of an order that waits', () => {
  test('is kept on it', async () => {
    await calls.begin();
    expect(sent()).toMatchObject({
      UpdateExpression: 'SET approvalToken = :token, approvalAttempt = :attempt',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    expect(sent()?.ExpressionAttributeValues).toMatchObject(
      marshall({ ':token': 'a-token', ':attempt': '2' }),
    );
  });

  test('is not replaced by one whose write comes late', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed({ ...order, approvalAttempt: '3' }));
    const failure = await failureOf(calls.begin);
    expect([failure.name, failure.message]).toEqual([
      'WaitOutdated',
      `A later attempt waits for the decision on order ${order.id}.`,
    ]);
    expect(failure.cause).toHaveProperty('name', 'ConditionalCheckFailedException');
  });

  test('is forgotten once the decision was read, and only then', async () => {
    await forgetApprovalToken(store)(order.id);
    expect(sent()).toMatchObject({
      Key: marshall({ id: order.id }),
      UpdateExpression: 'REMOVE approvalToken',
      ConditionExpression: 'attribute_exists(decision)',
    });
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed());
    await expect(forgetApprovalToken(store)(order.id)).resolves.toBeUndefined();
  });

  test('is not known to be forgotten while DynamoDB is away', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(dynamoDbError('InternalServerError'));
    const failure = await failureOf(() => forgetApprovalToken(store)(order.id));
    expect(failure.name).toBe('DynamoDbUnavailable');
  });

  test.each([
    ['it is decided on', conditionFailed({ ...order, decision: 'approved', approvalAttempt: '3' })],
    ['its order is missing', conditionFailed()],
  ])('is not needed any more once %s', async (_, error) => {
    dynamoDb.on(UpdateItemCommand).rejects(error);
    const failure = await failureOf(calls.begin);
    expect([failure.name, failure.message]).toEqual([
      'ApprovalDecided',
      `Order ${order.id} is decided on.`,
    ]);
    expect(failure.cause).toBe(error);
  });
});

describe('a decision', () => {
  test('to capture says how much, and when that was decided', async () => {
    expect(await calls.decide()).toEqual(order);
    expect(sent()).toMatchObject({
      UpdateExpression:
        'SET decision = :decision, approvedMinor = :approvedMinor, decidedAt = :decidedAt',
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    expect(sent()?.ExpressionAttributeValues).toMatchObject(
      marshall({ ':decision': 'approved', ':approvedMinor': 900, ':decidedAt': placedAt }),
    );
  });

  test('to cancel says why', async () => {
    const refusal = 'canceled_by_merchant';
    await decide(store)(order.id, { decision: 'canceled', refusal, decidedAt: placedAt });
    expect(sent()?.ExpressionAttributeValues).toMatchObject(
      marshall({ ':decision': 'canceled', ':refusal': refusal }),
    );
  });

  test('that comes second gives the order with the first one', async () => {
    const decided = { ...order, decision: 'canceled' } as const;
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed(decided));
    expect(await calls.decide()).toEqual(decided);
  });

  test('on an order that is missing gives nothing', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed());
    expect(await calls.decide()).toBeUndefined();
  });
});

describe('the warning that a hold is about to end', () => {
  test('is written on the order', async () => {
    await calls.warn();
    expect(sent()?.UpdateExpression).toBe('SET holdWarnedAt = :at');
  });

  test('is written once', async () => {
    dynamoDb.on(UpdateItemCommand).rejects(conditionFailed());
    await expect(calls.warn()).resolves.toBeUndefined();
  });
});
