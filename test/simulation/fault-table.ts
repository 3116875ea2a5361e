/** The table of docs/faults.md: what came of every fault, written from the runs themselves. */
import { nameOf } from './case.ts';
import { explained, type Fault, tellingFaultsOf } from './faults.ts';
import type { Result } from './matrix.ts';
import { seedsWithTests } from './seeds-with-tests.ts';
import { inWords } from './shown.ts';

export const tableFile = 'docs/faults.md';

const test = 'test/workflow/fault-matrix.test.ts';

/** Markdown, the same for the same results, whatever their order. */
export const faultTable = (results: readonly Result[]): string => {
  const ofKind = (kind: Result['kind']) => results.filter((result) => result.kind === kind);
  const [singles, interfered, pairs] = [ofKind('single'), ofKind('interference'), ofKind('pair')];
  const calls = new Set(singles.map(({ call }) => nameOf(call)));
  const violations = results.reduce((sum, result) => sum + result.violations.length, 0);
  return `# What happens when…

Written by \`npm run fault-table\` from the runs of [the fault matrix](../${test}), which fails when
this page is out of date. They are runs of the deployed bundles and the synthesized state machine; after each
the other nets ran, the checkout had one ending, and [the ledger](../test/support/ledger.ts) went through the books.

| \`npm test\` runs | |
|---|---|
| calls of a function or the state machine to the outside | ${calls.size} |
| runs in which one of them fails | ${singles.length} |
| runs in which somebody meddles | ${interfered.length} |
| runs in which two calls fail | ${pairs.length} |
| days at the shop, by their seeds | ${seedsWithTests} |
| violations in the runs of this page | ${violations} |

Each call is made to fail in the first scenario that makes it, and in some ways in those after it: once in every way,
though of the ways to be refused in every second one, and for long in one way in five, others for each call. People do
one of six things at each moment. To a call that only reads, faults that differ by when it takes effect are one.

\`npm run simulate -- --matrix\` leaves nothing out: every fault in every scenario, everything that people do, and every
pair of faults of the steps. \`-- --seeds 10000\` runs as many days as you like.

**Replay a row** with its trace by naming the scenario, the call, which of them, and the fault:

\`\`\`sh
npm run simulate -- --case 'a card that works :: Capture: TransactWriteItems :: 0 :: lost-reply'
\`\`\`

and \` :: long\` behind it for one that goes on. "For long" is 25 hours: longer than Stripe remembers an
idempotency key, and than Release tries by itself. What the shopper saw is what the browser was answered.

## One call fails

The state is the one in which the checkout's execution was. The faults:

${Object.keys(explained)
  .map((fault) => `- \`${fault}\`: ${explained[fault as Fault]}`)
  .join('\n')}

${byScenario(singles, singleRows)}

## Somebody meddles

At the moment of a call, or while a state waits for somebody. In a replay the act takes the fault's place.

${byScenario(interfered, meddledRows)}
`;
};

const byScenario = (
  results: readonly Result[],
  rowsOf: (results: readonly Result[]) => string,
): string =>
  [...Map.groupBy(results, ({ scenario }) => scenario)]
    .sort(([a], [b]) => compare(a, b))
    .map(([scenario, own]) => `### ${scenario}\n\n${rowsOf(own)}`)
    .join('\n\n');

/** By code units: no machine's language has a say. */
const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

const endOf = ({ status, money, shown }: Result): string =>
  `${status} | ${money} | ${inWords(shown)}`;

const singleRows = (results: readonly Result[]): string => {
  const groups = Map.groupBy(results, (result) => {
    const { from, name, state = '' } = result.call;
    return `| ${from} | ${state} | ${name} |${endOf(result)}`;
  });
  const rows = [...groups].map(([key, group]) => {
    const [where, end] = splitAt(key, 4);
    const which = unique(group.map(({ call }) => String(call.nth))).join(', ');
    return `${where} ${which} | ${faultsIn(group)} | ${group.length} | ${end} |`;
  });
  const head =
    '| who calls | state | what | which | fault | runs | ends as | the money | the shopper saw |';
  return table(head, rows);
};

/** Before and behind the bar of this number. */
const splitAt = (text: string, bars: number): readonly [string, string] => {
  const parts = text.split('|');
  return [`${parts.slice(0, bars).join('|')}|`, parts.slice(bars).join('|')];
};

/** As `all`, `all but a, b` or `a, b`, once and for long. */
const faultsIn = (results: readonly Result[]): string => {
  const [first] = results;
  if (first === undefined) return '';
  const possible: readonly string[] = tellingFaultsOf(first.call.service, first.call.name);
  const said = [false, true].flatMap((lasting) => {
    const faults = unique(
      results.filter((result) => result.lasting === lasting).map(({ fault }) => fault),
    );
    if (faults.length === 0) return [];
    const missing = possible.filter((fault) => !faults.includes(fault));
    const text =
      missing.length === 0
        ? 'all'
        : missing.length * 3 < possible.length
          ? `all but ${missing.join(', ')}`
          : faults.join(', ');
    return [lasting ? `for long: ${text}` : text];
  });
  return said.join('; ');
};

const meddledRows = (results: readonly Result[]): string => {
  const groups = Map.groupBy(results, (result) => `${result.fault} |${endOf(result)}`);
  const rows = [...groups].map(([key, group]) => {
    const [what, end] = splitAt(key, 1);
    const during = unique(group.map(({ call }) => call.state ?? 'no state')).join(', ');
    const [example] = group.map(({ call }) => `${nameOf(call)} :: ${call.nth}`).sort(compare);
    return `| ${what} ${during} | \`${example}\` | ${group.length} | ${end} |`;
  });
  const head =
    '| who does what | during | at, for example | runs | ends as | the money | the shopper saw |';
  return table(head, rows);
};

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort(compare);

const table = (head: string, rows: readonly string[]): string =>
  [head, head.replaceAll(/[^|]+/g, '---'), ...[...rows].sort(compare)].join('\n');
