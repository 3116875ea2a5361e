/**
 * Every call that a checkout makes to the outside, recorded from scenarios to which nothing else
 * happens, times everything that can go wrong with it, singly and in pairs, and everybody who may
 * meddle at that moment. After each, the other nets run, and the checkout has one ending and the
 * books are in order.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nameOf, wrongIn } from '../simulation/case.ts';
import { callsOfTheCode } from '../simulation/code-calls.ts';
import { faultTable, tableFile } from '../simulation/fault-table.ts';
import type { Result } from '../simulation/matrix.ts';
import { runSimulation } from '../support/simulation.ts';

const minutes = 60_000;
let results: readonly Result[] = [];
const ofKind = (kind: Result['kind']) => results.filter((result) => result.kind === kind);

beforeAll(async () => {
  results = await runSimulation<Result>(['matrix']);
}, 20 * minutes);

test('every call may fail in every way, once or for a day: every checkout ends one way', () => {
  expect(wrongIn(ofKind('single'))).toEqual([]);
});

test('every call of the code is made to fail', () => {
  const failed = new Set(ofKind('single').map(({ call }) => nameOf(call)));

  expect([...failed].sort()).toEqual(callsOfTheCode);
});

test('an operator, the merchant or the shopper may act at any moment: every checkout ends one way', () => {
  const interfered = ofKind('interference');

  expect(wrongIn(interfered)).toEqual([]);
  expect(interfered.length).toBeGreaterThan(100);
  const waiting = interfered.filter(({ call }) => call.name === 'waits');
  expect([...new Set(waiting.map(({ call }) => call.from))].sort()).toEqual([
    'AwaitApproval',
    'AwaitAuthentication',
  ]);
});

test('a second call may fail, too: every checkout ends one way', () => {
  const pairs = ofKind('pair');

  expect(wrongIn(pairs)).toEqual([]);
  expect(pairs.length).toBeGreaterThan(30);
});

test('docs/faults.md says what came of each of them: `npm run fault-table` writes it', () => {
  const written = readFileSync(path.resolve(import.meta.dirname, '../..', tableFile), 'utf8');

  expect(written).toBe(faultTable(results));
});
