/** The table of docs/faults.md: what came of every fault, written from the runs themselves. */
import { explained, type Fault } from './faults.ts';
import type { Result } from './matrix.ts';

export const tableFile = 'docs/faults.md';

const test = 'test/workflow/fault-matrix.test.ts';

const shown: Readonly<Record<string, string>> = {
  paid: 'success, then paid',
  rejected: 'not completed, nothing charged',
  declined: 'the bank’s no, in words',
  canceled: 'success, then canceled: nothing charged',
  refunded: 'not completed, refunded',
  expired: 'not completed, nothing charged',
  none: 'the shop can’t be reached: nothing was placed',
};

/** Markdown, the same for the same results. */
export const faultTable = (singles: readonly Result[], interfered: readonly Result[]): string => {
  const calls = new Set(singles.map(({ call }) => `${call.from} ${call.name} ${call.nth}`));
  return `# What happens when…

Written by \`npm run fault-table\` from the runs of [the fault matrix](../${test}), which fails when
this page is out of date. Each row is a number of runs of the deployed bundles and the synthesized state machine.
After each the checkout had one ending, and
[the ledger](../test/support/ledger.ts) found the books in order: **${singles.length} runs of ${calls.size} calls with one fault, and
${interfered.length} with somebody meddling at the moment of a call; 0 violations.** Pairs of faults and
seeded days come on top; \`npm run simulate -- --seeds 10000\` runs as many as you like.

"For long" is 25 hours: longer than Stripe remembers an idempotency key, and than Release tries by itself.

## One call fails

${rowsOf(singles, ({ fault, lasting }) => `${fault}${lasting ? ', for long' : ''}`)}

The faults:

${Object.keys(explained)
  .map((fault) => `- \`${fault}\`: ${explained[fault as Fault]}`)
  .join('\n')}

## Somebody meddles

${rowsOf(interfered, ({ fault }) => fault, true)}
`;
};

const rowsOf = (
  results: readonly Result[],
  whatOf: (result: Result) => string,
  allCalls = false,
): string => {
  const groups = new Map<string, { row: Row; faults: Set<string>; runs: number }>();
  for (const result of results) {
    const { scenario, status, money } = result;
    const call = allCalls ? 'any' : result.call.name;
    const from = allCalls ? 'any' : result.call.from;
    const row = { scenario, from, call, status, money };
    const key = allCalls ? JSON.stringify([row, whatOf(result)]) : JSON.stringify(row);
    const group = groups.get(key) ?? { row, faults: new Set(), runs: 0 };
    group.faults.add(whatOf(result));
    group.runs += 1;
    groups.set(key, group);
  }
  const lines = [...groups.values()].map(({ row, faults, runs }) => {
    const where = allCalls ? '' : `${row.from} | ${row.call} | `;
    const what = [...faults].sort().join(', ');
    return `| ${row.scenario} | ${where}${what} | ${runs} | ${row.status} | ${row.money} | ${shown[row.status]} |`;
  });
  const head = allCalls
    ? '| shopper | who does what | runs | ends as | the money | the shopper saw |\n|---|---|---|---|---|---|'
    : '| shopper | who calls | what | fault | runs | ends as | the money | the shopper saw |\n|---|---|---|---|---|---|---|---|';
  return `${head}\n${lines.sort().join('\n')}`;
};

type Row = {
  readonly scenario: string;
  readonly from: string;
  readonly call: string;
  readonly status: string;
  readonly money: string;
};
