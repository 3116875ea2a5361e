/** The tables of docs/scaling.md that are computed: where the line begins, and where a product is too hot. */
import type { Definition } from '../../local/step-functions/definition.ts';
import { buyAtOnce } from './hot-product.ts';
import { type Line, standInLine } from './line.ts';
import { retryOf } from './retry.ts';

/** Stripe in live mode takes so many requests for one thing: https://docs.stripe.com/rate-limits */
const stripePerSecond = 25;
const seconds = 60;

export const lineTable = async (
  definition: Definition,
  admitted: Line['admitted'],
): Promise<string> => {
  const retry = retryOf(definition, 'Authorize', 'StripeBusy');
  const rows = [10, 20, 25, 30, 40, 50, 100, 1000].map(async (perSecond) => {
    const line = { perSecond, seconds, stripePerSecond, admitted, retry };
    const { waitsMs, refused, turnedAway, gaveUp } = await standInLine(line);
    return [
      number(perSecond),
      number(waitsMs.length),
      number(turnedAway),
      ...inSeconds(waitsMs),
      (refused / waitsMs.length).toFixed(1),
      number(gaveUp),
    ];
  });
  return tableWith(
    [
      'checkouts a second, for a minute',
      'admitted',
      'told to come again',
      'half wait less than',
      '95 % less than',
      'the last one',
      'refusals for each hold',
      'in vain',
    ],
    await Promise.all(rows),
  );
};

/** How long a transaction may keep a row busy, and how many orders a second there may be. */
const rushes: readonly (readonly [number, number])[] = [
  ...[25, 40, 60, 80].map((perSecond) => [15, perSecond] as const),
  ...[100, 150].map((perSecond) => [5, perSecond] as const),
  [30, 25],
];

export const rushTable = async (definition: Definition): Promise<string> => {
  const retry = retryOf(definition, 'CreateOrder', 'DynamoDbUnavailable');
  const rows: (readonly string[])[] = [];
  // One after the other: each has its seed.
  for (const [busyMs, perSecond] of rushes) {
    const { tookMs, transactions, refused, overMs } = await buyAtOnce({
      ...{ busyMs, perSecond, seconds: 20, retry },
    });
    rows.push([
      number(busyMs),
      number(perSecond),
      number(tookMs.length),
      ...inSeconds(tookMs),
      (transactions / (tookMs.length + refused)).toFixed(1),
      number(refused),
      (tookMs.length / (overMs / 1000)).toFixed(0),
    ]);
  }
  return tableWith(
    [
      'the row is busy for, ms',
      'orders a second, for 20 s',
      'made',
      'half take less than',
      '95 % less than',
      'the last one',
      'transactions for each',
      'refused',
      'made a second',
    ],
    rows,
  );
};

const number = (value: number): string => value.toLocaleString('en-US');

/** The half of it, all but one in twenty, and the longest. */
const inSeconds = (sortedMs: readonly number[]): readonly string[] =>
  [0.5, 0.95, 1].map((share) => {
    const place = Math.min(sortedMs.length - 1, Math.floor(sortedMs.length * share));
    return `${((sortedMs[place] ?? 0) / 1000).toFixed(1)} s`;
  });

const tableWith = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---:'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
