/**
 * Every call that a checkout makes to the outside, recorded from clean runs, times everything that
 * can go wrong with it, singly and in pairs, and everybody who may meddle at that moment. After each,
 * the other nets run, and the checkout has one ending and the books are in order.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { faultTable, tableFile } from '../simulation/fault-table.ts';
import type { Result } from '../simulation/matrix.ts';
import { runSimulation } from '../support/simulation.ts';

/** Runs that left something wrong, each with what it takes to look at it. */
const wrongIn = (results: readonly Result[]): readonly string[] =>
  results
    .filter(({ violations }) => violations.length > 0)
    .map(({ scenario, call, fault, lasting, second, violations }) =>
      [
        `${scenario}: ${call.from} ${call.name} #${call.nth} ${fault}${lasting ? ', for long' : ''}`,
        ...(second === undefined ? [] : [`then ${second}`]),
        ...violations,
      ].join('; '),
    );

const minutes = 60_000;
let single: readonly Result[];
let interfered: readonly Result[];

test(
  'every call may fail in every way, once or for a day: every checkout ends one way',
  async () => {
    single = await runSimulation<Result>('singles');

    expect(wrongIn(single)).toEqual([]);
    const callers = new Set(single.map(({ call }) => call.from));
    expect([...callers].sort()).toEqual([
      'Api',
      'Authentication',
      'Authorize',
      'AwaitApproval',
      'AwaitAuthentication',
      'Capture',
      'CheckApproval',
      'CreateOrder',
      'Orders',
      'Reconcile',
      'Release',
      'StateMachine',
      'StripeWebhook',
    ]);
    expect(new Set(single.map(({ call }) => call.service)).size).toBe(5);
  },
  10 * minutes,
);

test(
  'an operator, the merchant or the shopper may act at any moment: every checkout ends one way',
  async () => {
    interfered = await runSimulation<Result>('interferences');

    expect(wrongIn(interfered)).toEqual([]);
    expect(interfered.length).toBeGreaterThan(700);
  },
  10 * minutes,
);

test(
  'a second call may fail, too: every checkout ends one way',
  async () => {
    const pairs = await runSimulation<Result>('pairs');

    expect(wrongIn(pairs)).toEqual([]);
    expect(pairs.length).toBeGreaterThan(100);
  },
  10 * minutes,
);

test('docs/faults.md says what came of each of them: `npm run fault-table` writes it', () => {
  const written = readFileSync(path.resolve(import.meta.dirname, '../..', tableFile), 'utf8');

  expect(written).toBe(faultTable(single, interfered));
});
