/** The table of docs/faults.md: what came of every fault, written from the runs themselves. */

import { explained, tellingFaultsOf } from '../network/faults.ts';
import { nameOf } from './case.ts';
import type { Kind, Result } from './result.ts';
import { inWords } from './shown.ts';

export const tableFile = 'docs/faults.md';

/** Markdown: the same for the same results, whatever their order. Pairs of faults are left out. */
export const faultTable = (results: readonly Result[]): string => {
  const ofKind = (kind: Kind) => results.filter((result) => result.kind === kind);
  const [singles, acts] = [ofKind('single'), ofKind('act')];
  const calls = new Set(singles.map(({ call }) => nameOf(call)));
  const violations = [...singles, ...acts].flatMap((result) => result.violations);
  return `# What happens when…

Written by \`npm run fault-table\` from the runs of [the fault matrix](../test/simulation/matrix/matrix.ts). They are
runs of the deployed bundles and the synthesized state machine. After each run the other nets ran, the checkout had one
ending, and [the ledger](../test/support/ledger.ts) checked the books. \`npm run verify\` runs them again, and fails when this
page is out of date.

| the runs of this page | |
|---|---|
| calls of a function or the state machine to the outside | ${calls.size} |
| runs in which one of them fails | ${singles.length} |
| runs in which somebody meddles | ${acts.length} |
| violations | ${violations.length} |

Each call is made to fail in every way, once and for long, in the first scenario that makes it, and in one way of each
kind in later scenarios that are about it, there for long in a fifth of them. \`npm test\` runs a part of this page: each call
in a fifth of the kinds, and acts at some of the moments. It also makes a second call fail after the first, in the
scenarios that differ most; \`npm run simulate -- --matrix\` takes every pair.

**Replay a row** with its trace by naming the scenario, the call, which of them, and the fault:

\`\`\`sh
npm run simulate -- --case 'a card that works :: Capture: TransactWriteItems :: 0 :: lost-reply'
\`\`\`

Put \` :: long\` after it for a fault that goes on. "For long" is 25 hours. Stripe remembers an idempotency key for less
than that, and Release tries by itself for less. "The shopper saw" is what the browser was answered. A call that only reads
has no effect, so faults that differ only in when the effect comes are the same for it.


## One call fails

The state is the one that the checkout's execution was in. The faults:

${Object.keys(explained)
  .map((fault) => `- \`${fault}\`: ${explained[fault as keyof typeof explained]}`)
  .join('\n')}

${byScenario(singles, singleRows)}

## Somebody meddles

Somebody acts at the moment of a call, or while a state waits. In a replay, name the act where the fault would be.

${byScenario(acts, meddledRows)}
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

/** Compares by code units, so that the order does not depend on the machine's language. */
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

/** The text before and after this many bars. */
const splitAt = (text: string, bars: number): readonly [string, string] => {
  const parts = text.split('|');
  return [`${parts.slice(0, bars).join('|')}|`, parts.slice(bars).join('|')];
};

/** For example `all`, `all but a, b` or `a, b`, once and for long. */
const faultsIn = (results: readonly Result[]): string => {
  const [first] = results;
  if (first === undefined) return '';
  const possible: readonly string[] = tellingFaultsOf(first.call.service, first.call.name);
  const said = [false, true].flatMap((lasting) => {
    const faults = unique(
      results.filter((result) => result.lasting === lasting).map(({ what }) => what),
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
  const groups = Map.groupBy(results, (result) => `${result.what} |${endOf(result)}`);
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
