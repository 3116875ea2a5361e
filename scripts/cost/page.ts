/** docs/costs.md: a pure function of what was measured, the template, the prices and the assumptions. */
import * as assumed from './assumed.ts';
import { type Circumstances, type Line, linesOf } from './lines.ts';
import type { Measured } from './measure.ts';
import { type PriceName, prices, region, seen, usd } from './prices.ts';
import type { TemplateFacts, Use } from './use.ts';

const titles: Readonly<Partial<Record<PriceName, string>>> = {
  transitions: 'Step Functions, transitions',
  lambdaRequests: 'Lambda, requests',
  lambdaGbSeconds: 'Lambda, GB-seconds',
  writeUnits: 'DynamoDB, write units',
  readUnits: 'DynamoDB, read units',
  httpRequests: 'API Gateway, HTTP requests',
  cdnRequests: 'CloudFront, API requests',
  busEvents: 'EventBridge, events',
  traces: 'X-Ray, traces',
  logGigabytes: 'CloudWatch Logs, GB',
};

type Column = { readonly name: string; readonly use: Use };

export const costsPage = (measured: Measured, facts: TemplateFacts): string => {
  const columns = Object.entries(measured.journeys).map(([name, use]) => ({ name, use }));
  const onAws: Circumstances = { look: measured.look, looks: assumed.looks, facts, where: 'aws' };
  return `# What a checkout costs

Written by \`npm run cost\`. The counts were measured on the running system ([the
journeys](../test/support/tally/journeys.ts)), and \`npm test\` fails when a change makes them differ
([the table](../test/workflow/what-a-checkout-uses.test.ts)) or this page is out of date. Prices are AWS's list prices
of ${region}, seen on ${seen}, past every free allowance. Stripe's fees are not in it; they are some thousand times as much and more.

A checkout begins with the catalogue and a quote, and the page looks at it ${assumed.looks} times, until it is confirmed.
*Happy* is held, ordered and captured. *Approved* waits for the merchant in between. *Declined* is refused by the bank.
*Rejected* is held, then sold out, and released.

## A million checkouts, in US dollars

${tableOf(columns, onAws)}

With the durations of functions that are assumed for AWS:

${durationsOf(columns)}

"Here" is the average of ${String(assumed.measuredRuns)} runs, with a Stripe and a DynamoDB on the same machine. On AWS a call to
DynamoDB is assumed to take ${assumed.callMs.dynamoDb} ms, one to another of its services ${assumed.callMs.aws} ms, a hold
${assumed.callMs.hold} ms and any other request to Stripe ${assumed.callMs.stripe} ms ([latency](latency.md) has the sources). Cold starts are left out.
With the durations of this machine alone the same is:

${tableOf(columns, { ...onAws, where: 'here' })}

## What is counted, and what is not

- **Transitions** are the states that are entered, and retries. Some reports count the start and the end, too: that would be
  $25 to $50 more.
- **Write units** are what the local engine says: two for each KB of an item in a transaction, one for each write of an index.
  A refused write has at least one unit, and a refused transaction two for each item; so many are counted. Rows of up to a KB
  are one unit: these have about half a KB, so an address and three lines fit, and twenty lines do not.
- **Lambda's own lines** are most of the log: two for each invocation. The state machine's log has one line for each event of
  an execution, without its data; its history has the same for 90 days.
- **CloudFront** gives ten million requests a month for nothing; so up to a million checkouts a month that line is 0.
- **Publishing** is one invocation for each change of an order. In a rush up to a hundred changes share one.
- Streams that Lambda reads, alarms' notifications and data transfer to the internet of some 15 KB a checkout are not in it.

## A month, whether anybody buys or not

${monthOf(facts)}

## Where it goes, and what would lower it

${leversOf(measured.journeys.happy, onAws)}

## Prices

${pricesOf()}
`;
};

const cells = (values: readonly string[]): string => `| ${values.join(' | ')} |`;

/** A table whose columns are aligned as said, from the second one on: texts left, numbers right. */
const tableWith = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  texts: readonly number[] = [],
): string =>
  [
    cells(head),
    cells(head.map((_, index) => (index === 0 || texts.includes(index) ? '---' : '---:'))),
    ...rows.map(cells),
  ].join('\n');

const dollars = (amount: number): string => amount.toFixed(2);

const totalOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.usd, 0);

const tableOf = (columns: readonly Column[], circumstances: Circumstances): string => {
  const costs = columns.map(({ use }) => linesOf(use, circumstances));
  const names = (Object.keys(titles) as PriceName[]).map((price) => [
    titles[price] ?? price,
    ...costs.map((lines) => dollars(lines.find((line) => line.price === price)?.usd ?? 0)),
  ]);
  return tableWith(
    ['', ...columns.map(({ name }) => name)],
    [...names, ['**all of it**', ...costs.map((lines) => `**${dollars(totalOf(lines))}**`)]],
  );
};

const durationsOf = (columns: readonly Column[]): string => {
  const names = [...new Set(columns.flatMap(({ use }) => Object.keys(use.functions)))];
  const rows = names.map((name) => {
    const uses = columns.flatMap(({ use }) => use.functions[name] ?? []);
    const here = uses.reduce((sum, { localMs }) => sum + localMs, 0) / uses.length;
    const calls = assumed.callsOf[name] ?? {};
    const more = (Object.keys(assumed.callMs) as (keyof typeof assumed.callMs)[]).reduce(
      (sum, kind) => sum + (calls[kind] ?? 0) * assumed.callMs[kind],
      0,
    );
    return [name, here.toFixed(0), (here + more).toFixed(0)];
  });
  return tableWith(['function', 'here, ms', 'on AWS, ms'], rows);
};

const monthOf = ({ alarmMetrics, secrets, dashboards }: TemplateFacts): string => {
  const stored = assumed.storedBytesPerCheckout / 1000;
  const rows: readonly (readonly [string, number])[] = [
    [`${alarmMetrics} metrics of alarms`, usd('alarmMetrics', alarmMetrics)],
    [
      `about ${assumed.customMetrics} metrics of its own`,
      usd('customMetrics', assumed.customMetrics),
    ],
    [`${secrets} secrets`, usd('secrets', secrets)],
    [`${dashboards} dashboard, past the three of an account`, usd('dashboards', dashboards)],
    [`the rows of each million checkouts, ${stored} GB`, usd('storedGigabytes', stored)],
  ];
  return tableWith(
    ['', '$ a month'],
    rows.map(([what, amount]) => [what, dollars(amount)]),
  );
};

/** How much less a million happy checkouts would cost, and what that would take. */
const leversOf = (use: Use, now: Circumstances): string => {
  const cost = (changed: Partial<Circumstances>) => totalOf(linesOf(use, { ...now, ...changed }));
  const { facts, looks } = now;
  const choices = use.states.filter((state) => facts.choices.includes(state)).length;
  const runs = Object.values(use.functions).reduce((sum, { count }) => sum + count, looks - 1);
  const bytes = assumed.platformLines.reduce(
    (sum, line) => sum + line.length + assumed.bytesPerLine,
    0,
  );
  const rows: readonly (readonly [string, number, string])[] = [
    [
      `no Choices on the happy path, of which it has ${choices}`,
      usd('transitions', choices * 1_000_000),
      'what is rare would be thrown and caught: [ADR 23](adr/0023-five-states.md) says why it is not',
    ],
    [
      'one look less of the page',
      cost({}) - cost({ looks: looks - 1 }),
      'it would learn of its ending later',
    ],
    [
      'Lambda’s own lines left out of the log (`systemLogLevel: WARN`)',
      usd('logGigabytes', (runs * bytes * 1_000_000) / 1e9),
      'its reports of memory and cold starts would be gone',
    ],
    [
      'the state machine’s log at `ERROR`',
      cost({}) - cost({ facts: { ...facts, logsEverything: false } }),
      'the execution’s history has the same, for 90 days',
    ],
  ];
  return tableWith(
    ['a happy checkout', '$ less, a million', 'what it would take'],
    rows.map(([what, amount, why]) => [what, dollars(amount), why]),
    [2],
  );
};

const pricesOf = (): string =>
  tableWith(
    ['', '$ a million', 'source'],
    Object.entries(prices).map(([name, { usdPerMillion, source }]) => [
      name,
      String(usdPerMillion),
      source,
    ]),
    [2],
  );
