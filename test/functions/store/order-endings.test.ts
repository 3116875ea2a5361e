import {
  DynamoDBClient,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { cancelOrder, markPaid } from '../../../functions/store/order-endings.ts';
import { checkoutId, orderOf, storedCheckout } from '../../support/checkouts.ts';
import { dynamoDbError, type Reason, transactionCanceled } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const dynamoDb = mockClient(DynamoDBClient);
const store = storeForTests();
const orderId = orderIdOf(checkoutId);
const endedAt = '2026-11-23T10:00:05.000Z';
const tee = { sku: 'tee', name: 'Cotton tee', quantity: 1, unitAmount: 2800, amount: 2800 };
const lines = [...storedCheckout().lines, tee];
const order = orderOf({ id: orderId, lines });

const transaction = (): readonly TransactWriteItem[] =>
  dynamoDb.commandCalls(TransactWriteItemsCommand)[0]?.args[0].input.TransactItems ?? [];
const pay = () => markPaid(store)(checkoutId, 5600, endedAt);
const cancel = () => cancelOrder(store)(order, 'hold_gone', endedAt);
const refuse = (...reasons: readonly Reason[]) =>
  dynamoDb.on(TransactWriteItemsCommand).rejects(transactionCanceled(...reasons));

beforeEach(() => {
  dynamoDb.reset();
  dynamoDb.on(TransactWriteItemsCommand).resolves({});
});

describe('markPaid', () => {
  test('moves the order and its checkout from confirmed to paid at once', async () => {
    await pay();
    const paid = (table: string, id: string) => ({
      TableName: table,
      Key: { id: { S: id } },
      UpdateExpression:
        'SET #status = :status, endedAt = :at, capturedMinor = :capturedMinor REMOVE openSince',
      ConditionExpression: '#status = :confirmed',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':status': { S: 'paid' },
        ':capturedMinor': { N: '5600' },
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

  test('finds itself done when the order was refunded before the repeat', async () => {
    refuse(
      { row: { ...order, status: 'refunded' } },
      { row: storedCheckout({ status: 'refunded' }) },
    );
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
    [
      'the checkout is missing',
      ['None', 'ConditionalCheckFailed'],
      'its checkout is missing, not confirmed',
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
      UpdateExpression: 'SET #status = :status, endedAt = :at, refusal = :refusal REMOVE openSince',
      ConditionExpression: '#status = :confirmed',
      ExpressionAttributeValues: {
        ':status': { S: 'canceled' },
        ':at': { S: endedAt },
        ':refusal': { S: 'hold_gone' },
      },
    });
    expect(canceledCheckout?.Update).toMatchObject({
      TableName: 'Checkouts',
      UpdateExpression: 'SET #status = :status, endedAt = :at, refusal = :refusal REMOVE openSince',
      ConditionExpression: '#status = :confirmed',
    });
    const given = (sku: string, quantity: string) => ({
      TableName: 'Products',
      Key: { sku: { S: sku } },
      UpdateExpression: 'SET stock = stock + :quantity',
      ConditionExpression: 'attribute_type(stock, :number)',
      ExpressionAttributeValues: { ':quantity': { N: quantity }, ':number': { S: 'N' } },
    });
    expect(products).toEqual([{ Update: given('mug', '2') }, { Update: given('tee', '1') }]);
  });

  test('gives the use of its code back, too', async () => {
    const promotion = { code: 'FIVER', maxRedemptions: 2 };
    await cancelOrder(store)({ ...order, promotion }, 'hold_gone', endedAt);
    expect(transaction().at(-1)?.Update).toEqual({
      TableName: 'Promotions',
      Key: { code: { S: 'FIVER' } },
      UpdateExpression: 'SET redeemed = redeemed - :one',
      ConditionExpression: 'redeemed > :none',
      ExpressionAttributeValues: { ':none': { N: '0' }, ':one': { N: '1' } },
    });
  });

  test('gives nothing back a second time', async () => {
    const row = { ...order, status: 'canceled' };
    refuse({ row }, { row: storedCheckout({ status: 'canceled' }) }, 'None', 'None');
    expect(await cancel()).toBeUndefined();
    expect(dynamoDb.commandCalls(TransactWriteItemsCommand)).toHaveLength(1);
  });

  test.each(['paid', 'refunded'])(
    'finds records that disagree when the order is %s',
    async (status) => {
      refuse({ row: { ...order, status } }, { row: storedCheckout() }, 'None', 'None');
      expect((await failureOf(cancel)).message).toContain(`it is ${status}, not confirmed`);
    },
  );

  describe('when something to give back is gone', () => {
    const promotion = { code: 'FIVER', maxRedemptions: 2 };
    const cancelWithCode = () => cancelOrder(store)({ ...order, promotion }, 'hold_gone', endedAt);
    const attempts = () =>
      dynamoDb
        .commandCalls(TransactWriteItemsCommand)
        .map(({ args }) => (args[0].input.TransactItems ?? []).map(({ Update }) => Update));
    const gone = 'ConditionalCheckFailed';

    test.each<[string, Reason[], string[], string[]]>([
      ['a product’s row', ['None', gone, 'None'], ['mug', 'FIVER'], ['product:tee']],
      ['the code’s counter', ['None', 'None', gone], ['mug', 'tee'], ['promotion:FIVER']],
      ['all of it', [gone, gone, gone], [], ['product:mug', 'product:tee', 'promotion:FIVER']],
      [
        'one, beside a conflict',
        ['TransactionConflict', 'None', gone],
        ['mug', 'tee'],
        ['promotion:FIVER'],
      ],
    ])(
      'cancels without %s, gives the rest back, and notes it',
      async (_, reasons, given, noted) => {
        dynamoDb
          .on(TransactWriteItemsCommand)
          .rejectsOnce(transactionCanceled('None', 'None', ...reasons))
          .resolvesOnce({});
        await cancelWithCode();
        const [, [canceledOrder, canceledCheckout, ...back] = []] = attempts();
        expect(back.map((update) => Object.values(update?.Key ?? {})[0]?.S)).toEqual(given);
        expect(canceledOrder?.UpdateExpression).toContain('notGivenBack = :notGivenBack');
        expect(canceledOrder?.ExpressionAttributeValues?.[':notGivenBack']).toEqual({
          L: noted.map((name) => ({ S: name })),
        });
        expect(canceledCheckout?.UpdateExpression).not.toContain('notGivenBack');
      },
    );

    test('asks at most once for each thing, however often one more is gone', async () => {
      dynamoDb
        .on(TransactWriteItemsCommand)
        .rejectsOnce(transactionCanceled('None', 'None', gone, 'None', 'None'))
        .rejectsOnce(transactionCanceled('None', 'None', gone, 'None'))
        .rejectsOnce(transactionCanceled('None', 'None', gone))
        .resolvesOnce({});
      await cancelWithCode();
      expect(attempts().map(({ length }) => length)).toEqual([5, 4, 3, 2]);
      expect(attempts().at(-1)?.[0]?.ExpressionAttributeValues?.[':notGivenBack']).toEqual({
        L: ['product:mug', 'product:tee', 'promotion:FIVER'].map((name) => ({ S: name })),
      });
    });

    test('finds that somebody else has canceled it meanwhile', async () => {
      dynamoDb
        .on(TransactWriteItemsCommand)
        .rejectsOnce(transactionCanceled('None', 'None', gone, 'None', 'None'))
        .rejectsOnce(
          transactionCanceled({ row: { ...order, status: 'canceled' } }, 'None', 'None', 'None'),
        );
      expect(await cancelWithCode()).toBeUndefined();
      expect(attempts()).toHaveLength(2);
    });
  });
});

describe.each([
  ['markPaid', pay, 2],
  ['cancelOrder', cancel, 4],
] as const)('%s asks to be repeated', (_, call, items) => {
  const positions = Array.from({ length: items }, (__, index) => index);

  test.each(positions)('when item %p met another transaction', async (position) => {
    refuse(...positions.map((index) => (index === position ? 'TransactionConflict' : 'None')));
    expect((await failureOf(call)).name).toBe('DynamoDbUnavailable');
  });

  test.each(['ThrottlingException', 'InternalServerError', 'TransactionInProgressException'])(
    'after %s',
    async (name) => {
      dynamoDb.on(TransactWriteItemsCommand).rejects(dynamoDbError(name));
      expect((await failureOf(call)).name).toBe('DynamoDbUnavailable');
    },
  );
});
