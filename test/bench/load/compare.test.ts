/** The measured processes, really started, for as few clicks as there can be. */
import { compare } from '../../../bench/load/compare.ts';
import { runMany } from '../../../bench/load/many.ts';

const none = { holdsLeftOpen: 0, moneyWithoutOrder: 0, ordersWithoutMoney: 0, doubleCharges: 0 };

test('both shops sell to one shopper, and say how long that took and how large they are', async () => {
  let turns = 0;
  const { cells, failures, memory } = await compare(
    { 1: 1 },
    {
      expect: () => {},
      advance: () => {
        turns += 1;
      },
    },
  );
  const cell = cells.get(1);
  for (const side of ['plain', 'holdfast'] as const) {
    expect([side, cell?.[side].withoutOrder, failures[side]]).toEqual([side, 0, 0]);
    expect(cell?.[side].waitedMs).toHaveLength(1);
    // Stripe takes so long.
    expect(cell?.[side].waitedMs[0]).toBeGreaterThan(299);
    expect(memory[side].peakBytes).toBeGreaterThan(50_000_000);
  }
  // One to warm up, which is not counted.
  expect(turns).toBe(2);
});

test('many checkouts are counted by the ledger', async () => {
  const steps: number[] = [];
  const many = await runMany(
    3,
    ({ checkouts }) => void steps.push(checkouts),
    () => {},
  );
  expect(many).toMatchObject({ sold: 3, withoutOrder: 0, failures: 0, losses: none });
  expect(steps).toEqual([3]);
});
