/** The part `load`: the two shops side by side, as a table. */
import type { Part } from '../part.ts';
import { median, percentile } from '../statistics.ts';
import { against, asRatio, inMb, inMs, tableOf } from '../table.ts';
import { type Comparison, compare, stripeMs } from './compare.ts';
import { fullExtent, type Side } from './waves.ts';

/** The most that Holdfast may take, as a multiple of the plain flow's time, by shoppers at once. */
const mostAtMedian: Readonly<Record<number, number>> = { 1: 1.1, 16: 1.25, 64: 2 };
const mostAtP99 = 2;
const mostBytes = 1_000_000_000;

export const loadPart: Part = {
  name: 'load',
  title: 'From the click to the confirmation',
  minutes: 4,
  run: async ({ expect, advance }) => {
    const comparison = await compare(fullExtent, { expect, advance });
    return { text: textOf(comparison), isSound: rejectedOf(comparison, 'holdfast') === 0 };
  },
};

const rejectedOf = ({ cells }: Comparison, side: Side): number =>
  [...cells.values()].reduce((sum, cell) => sum + cell[side].withoutOrder, 0);

export const textOf = (comparison: Comparison): string => {
  const { failures, memory } = comparison;
  return `\
So many shoppers click at the same moment, and each call to Stripe takes ${stripeMs} ms. Holdfast's time is what its page
needs, with the page's own code and pauses, until it shows an order; the plain flow's is the time to its one answer.

${tableOf(['shoppers', 'clicks', 'plain p50', 'Holdfast p50', 'ratio', 'plain p99', 'Holdfast p99', 'ratio'], rowsOf(comparison))}

${tableOf(
  ['', 'plain', 'Holdfast'],
  [
    [
      'clicks without an order',
      rejectedOf(comparison, 'plain'),
      none(rejectedOf(comparison, 'holdfast')),
    ],
    ['answers of 5xx, or none within 15 s', failures.plain, none(failures.holdfast)],
    [
      'the process at its largest',
      inMb(memory.plain.peakBytes),
      against(memory.holdfast.peakBytes, mostBytes, inMb),
    ],
  ],
)}

The **plain flow** ([plain-flow.ts](../bench/flows/plain-flow.ts)) is what tutorials show, in one handler of one Node server:
the price from a list in memory, a hold, one PutItem, the answer, the capture; what fails is undone at once. It keeps no
stock, no checkout, no idempotency, no limit and no history, and does nothing later: the losses below say what that costs.

How it is measured: each side is a process with its own Stripe stand-in inside, as \`npm start\` has it, and both use one
DynamoDB engine. Waves of both sides take turns in one run, evenly over its time, and who begins changes; the first wave of
each size is not counted. p99 of few clicks is their slowest. What it does **not** prove: nothing here is AWS. On AWS
a step is a state transition and a Lambda invocation over a network, cold starts take their time, and 64 shoppers
have 64 machines and not a share of two cores. The shoppers run on the same cores, too.`;
};

const none = (count: number): string => against(count, 0, String);

const rowsOf = ({ cells }: Comparison) =>
  [...cells].map(([shoppers, { plain, holdfast }]) => {
    const p99 = {
      plain: percentile(plain.waitedMs, 0.99),
      own: percentile(holdfast.waitedMs, 0.99),
    };
    const p50 = { plain: median(plain.waitedMs), own: median(holdfast.waitedMs) };
    return [
      shoppers,
      holdfast.waitedMs.length,
      inMs(p50.plain),
      inMs(p50.own),
      against(p50.own / p50.plain, mostAtMedian[shoppers], asRatio),
      inMs(p99.plain),
      inMs(p99.own),
      against(p99.own / p99.plain, mostAtP99, asRatio),
    ];
  });
