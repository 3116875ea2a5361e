/** Each design in its simulated world, for seven visits that have the mishaps which tell them apart. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { lossNames, sumOf } from '../../../bench/ledger/losses.ts';
import type { DesignName } from '../../../bench/losses/designs.ts';
import type { PlayedMishap } from '../../../bench/losses/play.ts';
import { assemblyFolder } from '../../support/synthesize-once.ts';

const main = path.resolve(import.meta.dirname, '../../../bench/losses/main.ts');

const [visits, seed] = ['7', '4551'];

const played = async (design: DesignName): Promise<readonly PlayedMishap[]> => {
  const child = spawn(process.execPath, [main, design, visits, seed, '0/1', assemblyFolder]);
  let said = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect([code, complaint]).toEqual([0, '']);
  const last = said.trim().split('\n').at(-1) ?? '';
  return (JSON.parse(last) as { readonly result: readonly PlayedMishap[] }).result;
};

/** Of the mishaps that were drawn, the losses of each by its name. */
const lossesOf = (all: readonly PlayedMishap[]) =>
  Object.fromEntries(
    all.filter(({ visits }) => visits > 0).map((each) => [each.mishap, each.losses]),
  );

const none = Object.fromEntries(Object.keys(lossNames).map((name) => [name, 0]));

test('the plain flow loses the hold of a process that died, and charges a double click twice', async () => {
  const all = await played('plain');
  const losses = lossesOf(all);
  expect(losses['nothing goes wrong']).toEqual(none);
  expect(losses['Stripe’s answer to the hold is lost']).toEqual(none);
  expect(losses['the process dies when the hold is there']?.holdsLeftOpen).toBeGreaterThan(0);
  expect(losses['the process dies before it captures']?.ordersWithoutMoney).toBeGreaterThan(0);
  // This visit comes after a process that died behind its answer, and was started anew.
  expect(all.find(({ mishap }) => mishap === 'nothing goes wrong')?.sold).toBe(1);
  expect(losses['the shopper clicks twice']?.doubleCharges).toBeGreaterThan(0);
});

test('keys end the double charge of the plain flow, and not its lost hold', async () => {
  const losses = lossesOf(await played('plain-with-keys'));
  expect(losses['nothing goes wrong']).toEqual(none);
  expect(losses['the shopper clicks twice']).toEqual(none);
  expect(losses['the process dies before it captures']?.holdsLeftOpen).toBeGreaterThan(0);
});

test('a session that is completed once takes money without an order', async () => {
  const losses = lossesOf(await played('session'));
  expect(losses['nothing goes wrong']).toEqual(none);
  expect(losses['the shopper clicks twice']).toEqual(none);
  expect(losses['the process dies before it writes the order']?.moneyWithoutOrder).toBeGreaterThan(
    0,
  );
});

test('Holdfast loses nothing', async () => {
  const all = await played('holdfast');
  expect(all.reduce((sum, { losses }) => sum + sumOf(losses), 0)).toBe(0);
  expect(all.reduce((sum, { visits }) => sum + visits, 0)).toBe(7);
  // Also to those who had left.
  expect(all.reduce((sum, { sold }) => sum + sold, 0)).toBe(7);
});
