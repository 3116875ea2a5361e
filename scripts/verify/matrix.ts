/** The fault matrix: every single fault and every act. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nameOf, wrongIn } from '../../test/simulation/matrix/case.ts';
import { faultTable, tableFile } from '../../test/simulation/matrix/fault-table.ts';
import type { Kind, Result } from '../../test/simulation/matrix/result.ts';
import { kindOf, tellingFaultsOf } from '../../test/simulation/network/faults.ts';
import { simulateInSight } from '../simulate/in-sight.ts';
import { atLeast, type Check, type Claim } from './check.ts';

export const matrix: Check = {
  name: 'matrix',
  sentence:
    'Whatever fails and whoever meddles, every checkout ends one way, and docs/faults.md says which.',
  minutes: 12,
  run: async () => {
    const results = await simulateInSight<Result>('fault matrix', ['matrix', '--extent', 'verify']);
    return claimsOf(results, readFileSync(path.resolve(root, tableFile), 'utf8'));
  },
};

const root = path.resolve(import.meta.dirname, '../..');

/** The claims, from the results of the runs and from the fault table as it is written. */
export const claimsOf = (results: readonly Result[], table: string): readonly Claim[] => {
  const claim = (kind: Kind, sentence: string, least: number): Claim => {
    const ofKind = results.filter((result) => result.kind === kind);
    return {
      claim: `${sentence} (${ofKind.length} runs)`,
      wrong: [...wrongIn(ofKind), ...atLeast(least, ofKind.length, 'runs')],
    };
  };
  return [
    claim('single', 'Every call may fail in every way, once or for a day.', 2400),
    {
      claim: 'Each call meets a fault of every kind.',
      wrong: kindsNotMet(results.filter(({ kind, lasting }) => kind === 'single' && !lasting)),
    },
    claim('act', 'An operator, the merchant or the shopper may act at any moment.', 750),
    claim('late', 'A dead function’s write may land after that of its retry.', 150),
    claim('conflict', 'A write may meet others, four and twenty times in a row.', 90),
    {
      claim: `${tableFile} says what came of each of them.`,
      wrong:
        table === faultTable(results)
          ? []
          : ['It is out of date: `npm run fault-table` writes it.'],
    },
  ];
};

/** For example `Capture TransactWriteItems: crash-after`. */
const kindsNotMet = (singles: readonly Result[]): readonly string[] =>
  [...Map.groupBy(singles, ({ call }) => nameOf(call))].flatMap(([name, ofCall]) => {
    const met = new Set(ofCall.map(({ what }) => kindOf(what)));
    const kinds = new Set(
      ofCall.flatMap(({ call }) => tellingFaultsOf(call.service, call.name)).map(kindOf),
    );
    return [...kinds].filter((kind) => !met.has(kind)).map((kind) => `${name}: ${kind}`);
  });
