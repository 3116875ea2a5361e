import {
  DynamoDBClient,
  GetItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { orderIdOf } from '../../../functions/checkout/idempotency.ts';
import {
  cancelOrder,
  createOrder,
  getOrder,
  markPaid,
} from '../../../functions/services/orders.ts';
import { checkoutId, orderOf, storedCheckout } from '../../support/checkouts.ts';
import { dynamoDbError, type Reason, transactionCanceled } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';

const dynamoDb = mockClient(DynamoDBClient);
const tables = {
  client: new DynamoDBClient({}),
  checkoutsTable: 'Checkouts',
  ordersTable: 'Orders',
  productsTable: 'Products',
};
const orderId = orderIdOf(checkoutId);
const endedAt = '2026-11-23T10:00:05.000Z';
const tee = { sku: 'tee', name: 'Cotton tee', quantity: 1, unitAmount: 2800, amount: 2800 };
const lines = [...storedCheckout().lines, tee];
const order = orderOf({ id: orderId, lines });

const transaction = (): readonly TransactWriteItem[] =>
  dynamoDb.commandCalls(TransactWriteItemsCommand)[0]?.args[0].input.TransactItems ?? [];
const create = () => createOrder(tables)(storedCheckout({ lines, totalMinor: 5600 }), 'pi_1');
const pay = () => markPaid(tables)(checkoutId, endedAt);
const cancel = () => cancelOrder(tables)(order, 'hold_gone', endedAt);
const refuse = (...reasons: readonly Reason[]) =>
  dynamoDb.on(TransactWriteItemsCommand).rejects(transactionCanceled(...reasons));

beforeEach(() => {
  dynamoDb.reset();
  dynamoDb.on(TransactWriteItemsCommand).resolves({});
});

describe('getOrder', () => {
  test('reads the order as it is now', async () => {
    dynamoDb.on(GetItemCommand).resolves({ Item: marshall(order) });
    expect(await getOrder(tables)(orderId)).toEqual(order);
    expect(dynamoDb.commandCalls(GetItemCommand)[0]?.args[0].input).toEqual({
      TableName: 'Orders',
      Key: { id: { S: orderId } },
      ConsistentRead: true,
    });
  });

  test('gives nothing when there is none', async () => {
    dynamoDb.on(GetItemCommand).resolves({});
    expect(await getOrder(tables)(orderId)).toBeUndefined();
  });
});

describe('createOrder', () => {
  test('is one transaction: the checkout, the order, then each product', async () => {
    expect(await create()).toEqual({ outcome: 'created', orderId });
    expect(transaction().map((item) => (item.Update ?? item.Put)?.TableName)).toEqual([
      'Checkouts',
      'Orders',
      'Products',
      'Products',
    ]);
  });

  test('confirms the checkout only while nobody has ended it', async () => {
    await create();
    expect(transaction()[0]?.Update).toEqual({
      TableName: 'Checkouts',
      Key: { id: { S: checkoutId } },
      UpdateExpression: 'SET #status = :confirmed, orderId = :orderId',
      ConditionExpression: '#status IN (:processing, :requiresAction)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':confirmed': { S: 'confirmed' },
        ':orderId': { S: orderId },
        ':processing': { S: 'processing' },
        ':requiresAction': { S: 'requires_action' },
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
  });

  test('writes the order once, with the checkout’s lines, total and hold', async () => {
    await create();
    expect(transaction()[1]?.Put).toEqual({
      TableName: 'Orders',
      Item: marshall({ ...order, totalMinor: 5600 }),
      ConditionExpression: 'attribute_not_exists(id)',
    });
  });

  test('takes each product’s stock only if there is enough', async () => {
    await create();
    const taken = (sku: string, quantity: string) => ({
      TableName: 'Products',
      Key: { sku: { S: sku } },
      UpdateExpression: 'SET stock = stock - :quantity',
      ConditionExpression: 'stock >= :quantity',
      ExpressionAttributeValues: { ':quantity': { N: quantity } },
    });
    expect(transaction().slice(2)).toEqual([
      { Update: taken('mug', '2') },
      { Update: taken('tee', '1') },
    ]);
  });

  test.each([
    ['first', ['None', 'None', 'ConditionalCheckFailed', 'None'] as const],
    ['last', ['None', 'None', 'None', 'ConditionalCheckFailed'] as const],
    [
      'last, beside a conflict,',
      ['None', 'None', 'TransactionConflict', 'ConditionalCheckFailed'] as const,
    ],
  ])('is out of stock when the %s product is', async (_, reasons) => {
    refuse(...reasons);
    expect(await create()).toEqual({ outcome: 'out_of_stock' });
  });

  test('finds its own order when it is repeated, whatever became of the stock since', async () => {
    const row = storedCheckout({ status: 'confirmed', orderId });
    refuse({ row }, 'ConditionalCheckFailed', 'None', 'ConditionalCheckFailed');
    expect(await create()).toEqual({ outcome: 'created', orderId });
  });

  test('finds its own order when it is repeated after the capture', async () => {
    refuse({ row: storedCheckout({ status: 'paid', orderId }) }, 'ConditionalCheckFailed', 'None');
    expect(await create()).toEqual({ outcome: 'created', orderId });
  });

  test.each(['releasing', 'rejected', 'declined', 'expired'] as const)(
    'finds records that disagree when the checkout is %s',
    async (status) => {
      refuse({ row: storedCheckout({ status }) }, 'None', 'None', 'None');
      const failure = await failureOf(create);
      expect([failure.name, failure.message]).toEqual([
        'RecordsDisagree',
        `The checkout is ${status}: no order can be created for it any more.`,
      ]);
    },
  );

  test('finds records that disagree when the checkout has no row', async () => {
    refuse('ConditionalCheckFailed', 'None', 'None', 'None');
    const failure = await failureOf(create);
    expect([failure.name, failure.message]).toEqual([
      'RecordsDisagree',
      'The checkout is missing: no order can be created for it any more.',
    ]);
  });

  test('finds records that disagree when another checkout has the order’s number', async () => {
    refuse('None', 'ConditionalCheckFailed', 'None', 'None');
    const failure = await failureOf(create);
    expect([failure.name, failure.message]).toEqual([
      'RecordsDisagree',
      `Order ${orderId} is another checkout's.`,
    ]);
  });
});

describe('markPaid', () => {
  test('moves the order and its checkout from confirmed to paid at once', async () => {
    await pay();
    const paid = (table: string, id: string) => ({
      TableName: table,
      Key: { id: { S: id } },
      UpdateExpression: 'SET #status = :status, endedAt = :at',
      ConditionExpression: '#status = :confirmed',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':status': { S: 'paid' },
        ':at': { S: endedAt },
        ':confirmed': { S: 'confirmed' },
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    expect(transaction()).toEqual([
      { Update: paid('Orders', orderId) },
      { Update: paid('Checkouts', checkoutId) },
    ]);
  });

  test('finds itself done when it is repeated', async () => {
    refuse({ row: { ...order, status: 'paid' } }, { row: storedCheckout({ status: 'paid' }) });
    expect(await pay()).toBeUndefined();
  });

  test('finds records that disagree when the order is canceled', async () => {
    refuse({ row: { ...order, status: 'canceled' } }, { row: storedCheckout() });
    const failure = await failureOf(pay);
    expect([failure.name, failure.message]).toEqual([
      'RecordsDisagree',
      `Order ${orderId} can't become paid: it is canceled, not confirmed.`,
    ]);
  });

  test.each<[string, Reason[], string]>([
    ['the order is missing', ['ConditionalCheckFailed', 'None'], 'it is missing, not confirmed'],
    [
      'only the checkout is not confirmed',
      ['None', { row: storedCheckout() }],
      'its checkout is processing, not confirmed',
    ],
  ])('finds records that disagree when %s', async (_, reasons, sentence) => {
    refuse(...reasons);
    const failure = await failureOf(pay);
    expect(failure.name).toBe('RecordsDisagree');
    expect(failure.message).toContain(sentence);
  });
});

describe('cancelOrder', () => {
  test('cancels the order and its checkout, and gives the stock back, at once', async () => {
    await cancel();
    const [canceledOrder, canceledCheckout, ...products] = transaction();
    expect(canceledOrder?.Update).toMatchObject({
      TableName: 'Orders',
      UpdateExpression: 'SET #status = :status, endedAt = :at, refusal = :refusal',
      ConditionExpression: '#status = :confirmed',
      ExpressionAttributeValues: {
        ':status': { S: 'canceled' },
        ':at': { S: endedAt },
        ':refusal': { S: 'hold_gone' },
      },
    });
    expect(canceledCheckout?.Update).toMatchObject({
      TableName: 'Checkouts',
      ConditionExpression: '#status = :confirmed',
    });
    const given = (sku: string, quantity: string) => ({
      TableName: 'Products',
      Key: { sku: { S: sku } },
      UpdateExpression: 'SET stock = stock + :quantity',
      ConditionExpression: 'attribute_exists(sku)',
      ExpressionAttributeValues: { ':quantity': { N: quantity } },
    });
    expect(products).toEqual([{ Update: given('mug', '2') }, { Update: given('tee', '1') }]);
  });

  test('gives nothing back a second time', async () => {
    const row = { ...order, status: 'canceled' };
    refuse({ row }, { row: storedCheckout({ status: 'canceled' }) }, 'None', 'None');
    expect(await cancel()).toBeUndefined();
    expect(dynamoDb.commandCalls(TransactWriteItemsCommand)).toHaveLength(1);
  });

  test('finds records that disagree when the order is paid', async () => {
    refuse({ row: { ...order, status: 'paid' } }, { row: storedCheckout() }, 'None', 'None');
    expect((await failureOf(cancel)).message).toContain('it is paid, not confirmed');
  });

  test('finds records that disagree when a product has no row to give its stock back to', async () => {
    refuse('None', 'None', 'None', 'ConditionalCheckFailed');
    const failure = await failureOf(cancel);
    expect([failure.name, failure.message]).toEqual([
      'RecordsDisagree',
      `Order ${orderId} can't become canceled: a product of it has no row.`,
    ]);
  });
});

describe.each([
  ['createOrder', create, 4],
  ['markPaid', pay, 2],
  ['cancelOrder', cancel, 4],
] as const)('%s asks to be repeated', (_, call, items) => {
  const positions = Array.from({ length: items }, (__, index) => index);

  test.each(positions)('when item %p met another transaction', async (position) => {
    refuse(...positions.map((index) => (index === position ? 'TransactionConflict' : 'None')));
    expect((await failureOf(call)).name).toBe('StoreUnavailable');
  });

  test.each(['ThrottlingException', 'InternalServerError', 'TransactionInProgressException'])(
    'after %s',
    async (name) => {
      dynamoDb.on(TransactWriteItemsCommand).rejects(dynamoDbError(name));
      expect((await failureOf(call)).name).toBe('StoreUnavailable');
    },
  );
});
