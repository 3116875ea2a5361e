import {
  DynamoDBClient,
  GetItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { emailKeyOf } from '../../../functions/checkout/email-key.ts';
import { orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { createOrder, getOrder } from '../../../functions/store/orders.ts';
import { checkoutId, orderOf, storedCheckout } from '../../support/checkouts.ts';
import { dynamoDbError, type Reason, transactionCanceled } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const orderId = orderIdOf(checkoutId);
const tee = { sku: 'tee', name: 'Cotton tee', quantity: 1, unitAmount: 2800, amount: 2800 };
const lines = [...storedCheckout().lines, tee];
const order = orderOf({ id: orderId, lines });

const transaction = (): readonly TransactWriteItem[] =>
  dynamoDb.commandCalls(TransactWriteItemsCommand)[0]?.args[0].input.TransactItems ?? [];
const create = () =>
  createOrder(store, 'email-secret')(storedCheckout({ lines, totalMinor: 5600 }), {
    paymentIntentId: 'pi_1',
  });
const refuse = (...reasons: readonly Reason[]) =>
  dynamoDb.on(TransactWriteItemsCommand).rejects(transactionCanceled(...reasons));

beforeEach(() => {
  dynamoDb.reset();
  dynamoDb.on(TransactWriteItemsCommand).resolves({});
});

describe('getOrder', () => {
  test('reads the order as it is now', async () => {
    dynamoDb.on(GetItemCommand).resolves({ Item: marshall(order) });
    expect(await getOrder(store)(orderId)).toEqual(order);
    expect(dynamoDb.commandCalls(GetItemCommand)[0]?.args[0].input).toEqual({
      TableName: 'Orders',
      Key: { id: { S: orderId } },
      ConsistentRead: true,
    });
  });

  test('gives nothing when there is none', async () => {
    dynamoDb.on(GetItemCommand).resolves({});
    expect(await getOrder(store)(orderId)).toBeUndefined();
  });
});

test('an order that can’t be read says its table, its number and its field', async () => {
  dynamoDb.on(GetItemCommand).resolves({ Item: marshall({ ...order, status: 'gone' }) });
  const failure = await failureOf(() => getOrder(store)(orderId));
  expect([failure.name, failure.message]).toEqual([
    'RecordUnreadable',
    `The row ${orderId} of orders has missing or invalid fields: status.`,
  ]);
});

const emailKey = emailKeyOf('ada@example.com', 'email-secret');

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
      UpdateExpression:
        'SET #status = :confirmed, orderId = :orderId REMOVE authentication, viewer',
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
      Item: marshall({ ...order, totalMinor: 5600, emailKey }),
      ConditionExpression: 'attribute_not_exists(id)',
    });
  });

  test('writes on it where it is sent, and what its price is made of', async () => {
    const shipping = {
      name: 'Ada',
      line1: '1 Street',
      city: 'Berkeley',
      state: 'CA',
      postalCode: '94704',
      country: 'US',
    };
    const price = { subtotal: 2800, discount: 500, shipping: 500, tax: 0, taxes: [] };
    const promotion = { code: 'FIVER' };
    const checkout = storedCheckout({ lines, shipping, price, promotion });
    await createOrder(store, 'email-secret')(checkout, { paymentIntentId: 'pi_1' });
    expect(transaction()[1]?.Put?.Item).toEqual(
      marshall({ ...order, emailKey, shipping, price, promotion }),
    );
  });

  test('writes on it when its hold ends, and that the merchant decides', async () => {
    const captureBefore = '2026-11-30T10:00:00.000Z';
    const checkout = storedCheckout({ lines, capture: 'on-approval' });
    await createOrder(store, 'email-secret')(checkout, { paymentIntentId: 'pi_1', captureBefore });
    expect(transaction()[1]?.Put?.Item).toEqual(
      marshall({ ...order, emailKey, capture: 'on-approval', captureBefore }),
    );
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

  test('uses its code in the same transaction, and keeps what it was sold for', async () => {
    const promotion = { code: 'FIVER', maxRedemptions: 2 };
    const price = { subtotal: 5600, discount: 500, shipping: 0, tax: 0, taxes: [] };
    const checkout = storedCheckout({ lines, promotion, price });
    await createOrder(store, 'email-secret')(checkout, { paymentIntentId: 'pi_1' });
    expect(transaction()[1]?.Put?.Item).toMatchObject(marshall({ promotion, price }));
    expect(transaction()[4]?.Update).toMatchObject({
      TableName: 'Promotions',
      Key: marshall({ code: 'FIVER' }),
    });
  });

  test.each([
    ['the code alone was used up', 'None', 'promotion_used_up'],
    ['it is out of stock besides', 'ConditionalCheckFailed', 'out_of_stock'],
  ] as const)('is not created when %s', async (_, product, outcome) => {
    refuse('None', 'None', 'None', product, 'ConditionalCheckFailed');
    expect(await create()).toEqual({ outcome });
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

  test('finds its own order by only the row’s number, whatever else is wrong with the row', async () => {
    const row = { ...storedCheckout({ status: 'confirmed', orderId }), lines: 'none' };
    refuse({ row }, 'ConditionalCheckFailed', 'None', 'None');
    expect(await create()).toEqual({ outcome: 'created', orderId });
  });

  test('fails when it can’t read the status of the checkout’s row', async () => {
    refuse({ row: { id: checkoutId, status: 'procesing' } }, 'None', 'None', 'None');
    expect((await failureOf(create)).message).toBe(
      `The row ${checkoutId} of checkouts has missing or invalid fields: status.`,
    );
  });

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

describe('createOrder asks to be repeated', () => {
  const positions = [0, 1, 2, 3];

  test.each(positions)('when item %p met another transaction', async (position) => {
    refuse(...positions.map((index) => (index === position ? 'TransactionConflict' : 'None')));
    expect((await failureOf(create)).name).toBe('DynamoDbUnavailable');
  });

  test.each(['ThrottlingException', 'InternalServerError', 'TransactionInProgressException'])(
    'after %s',
    async (name) => {
      dynamoDb.on(TransactWriteItemsCommand).rejects(dynamoDbError(name));
      expect((await failureOf(create)).name).toBe('DynamoDbUnavailable');
    },
  );
});
