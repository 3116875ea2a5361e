import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { pastConflicts, waitForTransactions } from '../../../functions/store/conflicts.ts';
import { createOrder } from '../../../functions/store/orders.ts';
import { upsertProduct } from '../../../functions/store/products.ts';
import { openStore } from '../../../functions/store/store.ts';
import { randomOf } from '../../simulation/world/randomness.ts';
import { storedCheckout } from '../../support/checkouts.ts';
import { dynamoDbError, type Reason, transactionCanceled } from '../../support/dynamodb-errors.ts';
import { failureOf } from '../../support/failure-of.ts';
import { storeForTests } from '../../support/store.ts';

const conflict = transactionCanceled('None', 'TransactionConflict');
const single = dynamoDbError('TransactionConflictException');

beforeEach(() => {
  const { next } = randomOf(1);
  jest.spyOn(Math, 'random').mockImplementation(next);
});
afterEach(() => jest.restoreAllMocks());

/** What a write meets, one answer after the other; the last one again and again. */
const sending = (...answers: readonly unknown[]) => {
  const pauses: number[] = [];
  let sent = 0;
  const send = async () => {
    const answer = answers[Math.min(sent, answers.length - 1)];
    sent += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const pause = async (milliseconds: number) => void pauses.push(milliseconds);
  return {
    pauses,
    outcome: () => pastConflicts({ pause }, send, 10_000),
    waitedMs: () => pauses.reduce((sum, each) => sum + each, 0),
  };
};

describe('a write that meets another one', () => {
  test.each([
    ['transactions', conflict],
    ['a transaction, being none itself,', single],
  ])('is sent until it does not meet %s any more', async (_, met) => {
    const { outcome, pauses } = sending(met, met, met, 'done');
    expect(await outcome()).toBe('done');
    expect(pauses).toHaveLength(3);
  });

  test('waits longer at first, never long, and for ten seconds in all', async () => {
    const { outcome, pauses, waitedMs } = sending(conflict);
    expect(await failureOf(outcome)).toBe(conflict);
    expect(Math.max(...pauses.slice(0, 1))).toBeLessThanOrEqual(50);
    expect(Math.max(...pauses.slice(0, 4))).toBeLessThanOrEqual(400);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(800);
    expect(waitedMs()).toBeGreaterThanOrEqual(10_000);
    expect(waitedMs()).toBeLessThan(10_800);
  });

  test('waits for another time each time, so that two that met part', async () => {
    const { outcome, pauses } = sending(...Array(9).fill(conflict), 'done');
    await outcome();
    expect(new Set(pauses).size).toBe(9);
  });

  test.each([
    [
      'an answer, beside a conflict',
      transactionCanceled('TransactionConflict', 'ConditionalCheckFailed'),
    ],
    ['an answer', transactionCanceled('None', 'ConditionalCheckFailed')],
    ['an outage', dynamoDbError('InternalServerError')],
  ])('does not wait for %s', async (_, error) => {
    const { outcome, pauses } = sending(error);
    expect(await failureOf(outcome)).toBe(error);
    expect(pauses).toEqual([]);
  });
});

describe('a client that waits for transactions', () => {
  /** What it is answered, one after the other, without a network. */
  const answering = (...answers: readonly unknown[]) => {
    const client = new DynamoDBClient({});
    const left = [...answers];
    waitForTransactions(client, { pause: async () => {} }, 3000);
    client.middlewareStack.add(
      () => async () => {
        const answer = left.shift();
        if (answer instanceof Error) throw answer;
        return { output: { $metadata: {} }, response: {} };
      },
      { step: 'initialize', priority: 'low' },
    );
    return { client, left };
  };
  const mug = { sku: 'mug', name: 'Mug', description: '', image: '', unitAmount: 1400, stock: 5 };

  test('writes an item that is in transactions: a deployment during a sale waits its turn', async () => {
    const { client, left } = answering(...Array(9).fill(single), 'done');
    await upsertProduct({ ...storeForTests(), client })(
      { ...mug, currency: 'usd', position: 0 },
      '2026-11-23T10:00:00.000Z',
    );
    expect(left).toEqual([]);
  });

  test('leaves a transaction that met others to whoever sent it', async () => {
    const { client, left } = answering(conflict, 'not asked');
    const transaction = new TransactWriteItemsCommand({ TransactItems: [] });
    expect(await failureOf(() => client.send(transaction))).toBe(conflict);
    expect(left).toEqual(['not asked']);
  });
});

test('a store’s client waits for transactions', () => {
  const { client } = openStore({ checkouts: 'Checkouts' });
  expect(client.middlewareStack.identify().join()).toContain('waitForTransactions');
});

/** Time that passes only while everybody waits. */
const virtualTime = () => {
  const waiting: { readonly at: number; readonly wake: () => void }[] = [];
  let now = 0;
  const pause = (milliseconds: number) =>
    new Promise<void>((wake) => waiting.push({ at: now + milliseconds, wake }));
  const pass = async (): Promise<void> => {
    for (;;) {
      await new Promise(setImmediate);
      waiting.sort((a, b) => b.at - a.at);
      const next = waiting.pop();
      if (next === undefined) return;
      now = next.at;
      next.wake();
    }
  };
  return { now: () => now, pause, pass };
};

test('500 shoppers in two seconds buy all of 300 pieces, and the other 200 are told that it is sold out', async () => {
  const time = virtualTime();
  const dynamoDb = mockClient(DynamoDBClient);
  const refused = (reason: Reason) => transactionCanceled('None', 'None', reason);
  let stock = 300;
  let busyUntil = 0;
  // The product's row is busy for 15 ms with each transaction; who comes meanwhile is refused.
  dynamoDb.on(TransactWriteItemsCommand).callsFake(async () => {
    if (time.now() < busyUntil) throw refused('TransactionConflict');
    if (stock === 0) throw refused('ConditionalCheckFailed');
    stock -= 1;
    busyUntil = time.now() + 15;
    await time.pause(15);
    return {};
  });
  const create = createOrder(storeForTests(time.pause), 'email-secret');
  const buy = async (): Promise<string> => {
    await time.pause(Math.random() * 2000);
    try {
      return (await create(storedCheckout(), { paymentIntentId: 'pi_1' })).outcome;
    } catch (error) {
      return error instanceof Error ? error.name : 'unknown';
    }
  };
  const buyers = Array.from({ length: 500 }, buy);
  await time.pass();
  const outcomes = await Promise.all(buyers);
  const count = (outcome: string) => outcomes.filter((each) => each === outcome).length;
  expect({ created: count('created'), soldOut: count('out_of_stock'), stock }).toEqual({
    created: 300,
    soldOut: 200,
    stock: 0,
  });
  expect(time.now()).toBeLessThan(10_000);
});
