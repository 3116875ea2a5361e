/**
 * Two writes that meet on one item, at least one of them a transaction: DynamoDB refuses one, and
 * neither it nor its client tries again. In a rush on one product that happens to most writes, and
 * says nothing about what is left of it.
 */
import { type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

const firstPauseMs = 50;
const longestPauseMs = 800;

type Pausing = { readonly pause: (milliseconds: number) => Promise<unknown> };

/**
 * Makes a client send each write of a single item until it does not meet a transaction any more: any
 * row may be in one at that moment. Transactions are left to those who send them, since they know
 * what a conflict among their items means.
 */
export const waitForTransactions = (
  { middlewareStack }: DynamoDBClient,
  pausing: Pausing,
  patienceMs: number,
): void =>
  middlewareStack.add(
    (send) => (request) =>
      'TransactItems' in request.input
        ? send(request)
        : pastConflicts(pausing, () => send(request), patienceMs),
    { step: 'initialize', name: 'waitForTransactions' },
  );

/**
 * Sends until it does not meet another write any more. The pauses in between are random, so that
 * two that met do not meet again, and add up to about `patienceMs`; after that the last error of
 * DynamoDB is thrown. Reckoned with an item that is busy for 15 ms and 500 shoppers within two
 * seconds, the last of them waits for about five seconds.
 */
export const pastConflicts = async <T>(
  { pause }: Pausing,
  send: () => Promise<T>,
  patienceMs: number,
): Promise<T> => {
  let waitedMs = 0;
  for (let mostMs = firstPauseMs; ; mostMs = Math.min(mostMs * 2, longestPauseMs)) {
    try {
      return await send();
    } catch (error) {
      if (!isConflict(error) || waitedMs >= patienceMs) throw error;
    }
    const pauseMs = Math.random() * mostMs;
    waitedMs += pauseMs;
    await pause(pauseMs);
  }
};

/** A failed condition beside it is an answer, which would be the same again. */
const isConflict = (error: unknown): boolean => {
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
    return codes.includes('TransactionConflict') && !codes.includes('ConditionalCheckFailed');
  }
  return error instanceof Error && error.name === 'TransactionConflictException';
};
