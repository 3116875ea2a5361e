/** Holdfast and the plain flow under the same waves of shoppers, in turns. */
import { setTimeout as sleep } from 'node:timers/promises';
import { assemblyFolder } from '../../test/support/synthesize-once.ts';
import { bundleFlow } from '../bundles.ts';
import type { Memory } from './messages.ts';
import { type Bought, type Shopper, shopperAtHoldfast, shopperAtPlain } from './shopper.ts';
import { startMeasured } from './start-measured.ts';
import { type Extent, type Side, type Wave, wavesOf } from './waves.ts';

/** What a call to Stripe takes in this comparison. */
export const stripeMs = 300;

/** What is left to do in both shops after the last shopper has seen the order: events, mostly. */
const quietMs = 500;

/** The clicks of one side at one number of shoppers. */
export type Cell = { readonly waitedMs: number[]; withoutOrder: number };

export type Comparison = {
  readonly cells: ReadonlyMap<number, Readonly<Record<Side, Cell>>>;
  readonly failures: Readonly<Record<Side, number>>;
  readonly memory: Readonly<Record<Side, Memory>>;
};

type Sight = { readonly expect: (waves: number) => void; readonly advance: () => void };

/** The assembly must have been synthesized. Both processes have ended when it resolves. */
export const compare = async (extent: Extent, { expect, advance }: Sight): Promise<Comparison> => {
  const bundle = bundleFlow('plain-server');
  const holdfast = await startMeasured('holdfast-process', (folder) => [
    ...[assemblyFolder, folder, String(stripeMs)],
  ]);
  try {
    const plain = await startMeasured('plain-process', (folder) => [
      ...[bundle, folder, String(stripeMs), holdfast.dynamoDbUrl],
    ]);
    try {
      const shoppers = {
        holdfast: shopperAtHoldfast(holdfast.url),
        plain: shopperAtPlain(plain.url, stripeMs),
      };
      const cells = await inTurns(shoppers, extent, { expect, advance });
      const memory = { holdfast: await holdfast.memory(), plain: await plain.memory() };
      const failures = {
        holdfast: shoppers.holdfast.failures(),
        plain: shoppers.plain.failures(),
      };
      return { cells, failures, memory };
    } finally {
      await plain.stop();
    }
  } finally {
    await holdfast.stop();
  }
};

type Shoppers = Readonly<Record<Side, Shopper>>;

const inTurns = async (
  shoppers: Shoppers,
  extent: Extent,
  { expect, advance }: Sight,
): Promise<Comparison['cells']> => {
  const waves = wavesOf(extent);
  const cells = new Map(
    Object.keys(extent).map((size) => [
      Number(size),
      { plain: emptyCell(), holdfast: emptyCell() },
    ]),
  );
  expect(cells.size + waves.length);
  // The first wave of each size is not measured: connections are opened, code gets compiled.
  for (const size of cells.keys()) {
    await bothIn(shoppers, { shoppers: size, first: 'plain' }, () => {});
    advance();
  }
  for (const wave of waves) {
    await bothIn(shoppers, wave, (side, { waitedMs, hasOrder }) => {
      const cell = cells.get(wave.shoppers)?.[side];
      cell?.waitedMs.push(waitedMs);
      if (cell !== undefined && !hasOrder) cell.withoutOrder += 1;
    });
    advance();
  }
  return cells;
};

const emptyCell = (): Cell => ({ waitedMs: [], withoutOrder: 0 });

const bothIn = async (
  shoppers: Shoppers,
  { shoppers: count, first }: Wave,
  take: (side: Side, bought: Bought) => void,
): Promise<void> => {
  const order =
    first === 'plain' ? (['plain', 'holdfast'] as const) : (['holdfast', 'plain'] as const);
  for (const side of order) {
    const clicks = Array.from({ length: count }, () => shoppers[side].buy());
    const all = await Promise.all(clicks);
    for (const bought of all) take(side, bought);
    await Promise.all(all.map(({ rest }) => rest()));
    await sleep(quietMs);
  }
};
