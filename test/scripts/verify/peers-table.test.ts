import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checks } from '../../../scripts/verify/checks.ts';
import { peersFile, peersTable } from '../../../scripts/verify/peers-table.ts';

const root = path.resolve(import.meta.dirname, '../../..');

test('docs/verification.md is what `npm run verify -- --table` writes', () => {
  expect(readFileSync(path.join(root, peersFile), 'utf8')).toBe(peersTable(checks));
});

test('a program has a row with its version, its cases and what it does not prove', () => {
  const peer = {
    ...{ name: 'Judge', version: '1.2', compares: 'all', least: 3, cases: 'things' },
    known: { count: 2, reasons: 'test/a.ts' },
    notProved: 'Much.',
  };
  const check = { name: 'judge', sentence: '', minutes: 1, peers: [peer], run: async () => [] };
  expect(peersTable([check])).toMatch(
    '| Judge | 1.2 | all | 3 things | 2, in [test/a.ts](../test/a.ts) | `--only judge` | Much. |',
  );
});

test('there are such programs', () => {
  expect(checks.flatMap(({ peers = [] }) => peers).length).toBeGreaterThan(5);
});
