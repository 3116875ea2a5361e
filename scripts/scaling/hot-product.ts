/**
 * A product that everybody buys, as a model: the code that creates orders, with a DynamoDB that has one
 * row. A transaction keeps the row busy for a while; one that comes meanwhile is canceled, as AWS
 * documents it. An order that meets others for longer than the code is patient is tried again by the
 * state, and then refused.
 */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { createOrder } from '../../functions/store/orders.ts';
import { randomOf } from '../../test/simulation/world/randomness.ts';
import { chk, storedCheckout } from '../../test/support/checkouts.ts';
import { createAgenda } from './agenda.ts';
import { arrivals } from './arrivals.ts';
import type { Retry } from './retry.ts';

export type Rush = {
  /** Orders a second, and for how many seconds they come. */
  readonly perSecond: number;
  readonly seconds: number;
  /** How long a transaction keeps the row busy, in milliseconds. */
  readonly busyMs: number;
  /** How CreateOrder is retried after that. */
  readonly retry: Retry;
};

export type Orders = {
  /** How long each order took, in milliseconds, the shortest first. */
  readonly tookMs: readonly number[];
  readonly transactions: number;
  /** Orders that were refused, since DynamoDB was too busy for too long. */
  readonly refused: number;
  /** When the last order was there, in milliseconds after the first shopper. */
  readonly overMs: number;
};

const tables = { checkouts: 'c', orders: 'o', products: 'p', promotions: 'q' };

export const buyAtOnce = async ({ perSecond, seconds, busyMs, retry }: Rush): Promise<Orders> => {
  const agenda = createAgenda();
  const random = randomOf(2);
  const tookMs: number[] = [];
  let transactions = 0;
  let refused = 0;
  let busyUntilMs = 0;

  const send = async (): Promise<object> => {
    transactions += 1;
    if (agenda.nowMs() < busyUntilMs) throw conflict();
    busyUntilMs = agenda.nowMs() + busyMs;
    await agenda.pause(busyMs);
    return {};
  };
  // The part of the client that creating an order uses.
  const client = { send } as never;
  const create = createOrder({ client, tables, pause: agenda.pause }, 'a-secret');
  const hold = { paymentIntentId: 'pi_1' } as const;

  const order = async (sinceMs: number): Promise<void> => {
    for (let retries = 0; ; retries += 1) {
      try {
        await create(storedCheckout({ id: chk('a') }), hold);
        tookMs.push(agenda.nowMs() - sinceMs);
        return;
      } catch {
        if (retries === retry.maxAttempts) break;
        await agenda.pause(random.next() * retry.longestMs(retries));
      }
    }
    refused += 1;
  };

  for (const comesMs of arrivals(random, { perSecond, seconds })) {
    agenda.at(comesMs, () => void order(comesMs));
  }
  await withChance(random.next, agenda.run);
  return { tookMs: tookMs.sort((a, b) => a - b), transactions, refused, overMs: agenda.nowMs() };
};

const conflict = (): TransactionCanceledException =>
  new TransactionCanceledException({
    message: 'canceled',
    $metadata: {},
    CancellationReasons: [{ Code: 'None' }, { Code: 'None' }, { Code: 'TransactionConflict' }],
  });

/** The pauses between two transactions are random: a seed makes them the same each time. */
const withChance = async (next: () => number, run: () => Promise<void>): Promise<void> => {
  const chance = Math.random;
  Math.random = next;
  try {
    await run();
  } finally {
    Math.random = chance;
  }
};
