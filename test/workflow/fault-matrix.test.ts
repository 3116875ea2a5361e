/**
 * Scenarios in which nothing goes wrong show every call that a checkout makes to the outside. Each call
 * then meets faults of a fifth of the kinds, and somebody meddles at each moment. After each run
 * the other nets run too, the checkout has one ending, and the books are in order.
 * `npm run verify` runs every single fault and every act.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { acts } from '../simulation/matrix/acts.ts';
import { nameOf, wrongIn } from '../simulation/matrix/case.ts';
import { callsOfTheCode } from '../simulation/matrix/code-calls.ts';
import { tableFile } from '../simulation/matrix/fault-table.ts';
import type { Kind, Result } from '../simulation/matrix/result.ts';
import { conflictFaults, faultsOf, kindOf, lateFaults } from '../simulation/network/faults.ts';
import { stackIn } from '../simulation/world/stack.ts';
import { definitionOf, waitingStepsOf } from '../simulation/world/workflow.ts';
import { runSimulation } from '../support/simulation.ts';
import { assemblyFolder } from '../support/synthesize-once.ts';

const minutes = 60_000;
const stack = stackIn(assemblyFolder);
let results: readonly Result[] = [];
const ofKind = (kind: Kind) => results.filter((result) => result.kind === kind);

beforeAll(async () => {
  results = await runSimulation<Result>(['matrix', '--extent', 'tests'], { shares: 2 });
}, 20 * minutes);

test('every call may fail, once or for a day: every checkout ends one way', () => {
  expect(wrongIn(ofKind('single'))).toEqual([]);
});

test('every call of the code is made to fail', async () => {
  const failed = new Set(ofKind('single').map(({ call }) => nameOf(call)));

  expect([...failed].sort()).toEqual(await callsOfTheCode(stack));
});

test('every kind of fault is met by a call', () => {
  const singles = ofKind('single');
  const met = new Set(singles.map(({ what }) => kindOf(what)));
  const kinds = new Set(singles.flatMap(({ call }) => faultsOf(call.service)).map(kindOf));

  expect([...met].sort()).toEqual([...kinds].sort());
});

test('an operator, the merchant or the shopper may act at any moment: every checkout ends one way', () => {
  const acted = ofKind('act');

  expect(wrongIn(acted)).toEqual([]);
  expect(new Set(acted.map(({ what }) => what))).toEqual(new Set(Object.keys(acts)));
  const waiting = acted.filter(({ call }) => call.name === 'waits').map(({ call }) => call.from);
  expect(new Set(waiting)).toEqual(new Set(waitingStepsOf(definitionOf(stack))));
});

test('a dead function’s write may land after that of its retry: every checkout ends one way', () => {
  const lates = ofKind('late');

  expect(wrongIn(lates)).toEqual([]);
  expect(new Set(lates.map(({ what }) => what))).toEqual(new Set(lateFaults));
});

test('a write may meet another one, several times in a row: every checkout ends as it would have', () => {
  const conflicts = ofKind('conflict');

  expect(wrongIn(conflicts)).toEqual([]);
  expect(new Set(conflicts.map(({ what }) => what))).toEqual(new Set(conflictFaults));
});

test('a second call may fail, too: every checkout ends one way', () => {
  const pairs = ofKind('pair');

  expect(wrongIn(pairs)).toEqual([]);
  expect(pairs.length).toBeGreaterThan(20);
});

test('docs/faults.md has every call of the code: `npm run fault-table` writes it', async () => {
  const written = readFileSync(path.resolve(import.meta.dirname, '../..', tableFile), 'utf8');
  const rows = [...written.matchAll(/^\| (\w+) \|[^|]*\| ([^|]+) \|/gm)];

  expect([...new Set(rows.map(([, from, name]) => `${from}: ${name}`))].sort()).toEqual(
    await callsOfTheCode(stack),
  );
});
