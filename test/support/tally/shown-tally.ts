/** A tally as a table: what was used, how much of it, and of what it consists. */
import type { Tally } from './tally.ts';

/**
 * Calls are sorted, since some are made at the same time. The function that publishes changes of orders, and its calls to EventBridge, are left out: it takes
 * as many changes at once as there are. How many were published is counted.
 */
const publisher = 'OrderEventsPublishOrderEvents';
const publishing = 'PutEvents';

export const shownTally = (tally: Tally): string => {
  const functions = tally.invocations.map(({ name }) => name).filter((name) => name !== publisher);
  const aws = tally.aws.filter((action) => action !== publishing);
  const units = (kind: 'reads' | 'writes') =>
    tally.dynamoDb.map((used) => [`${used.action} ${used.table}`, used[kind]] as const);
  const rows: readonly (readonly [string, Parts])[] = [
    ['transitions', [...once(tally.states), ['retries', tally.transitions - tally.states.length]]],
    ['invocations', once(functions.sort())],
    ['read units', units('reads').sort()],
    ['write units', units('writes').sort()],
    ['requests to Stripe', once([...tally.stripe].sort())],
    ['other calls to AWS', once(aws.sort())],
    ['events published', [['of the order', tally.published]]],
  ];
  return rows.map(([title, parts]) => `${sumOf(parts)} ${title}: ${textOf(parts)}`).join('\n');
};

type Parts = readonly (readonly [string, number])[];

const once = (names: readonly string[]): Parts => names.map((name) => [name, 1]);

const sumOf = (parts: Parts): string =>
  String(parts.reduce((sum, [, count]) => sum + count, 0)).padStart(4);

/** Each with how much of it there is, in the order in which they came first. */
const textOf = (parts: Parts): string => {
  const sums = new Map<string, number>();
  for (const [name, count] of parts) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums]
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
};
