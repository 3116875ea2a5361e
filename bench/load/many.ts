/** Many checkouts in one run of Holdfast: whether its memory stays flat, and its books in order. */
import { setTimeout as sleep } from 'node:timers/promises';
import { assemblyFolder } from '../../test/support/synthesize-once.ts';
import { type Losses, lossesIn, soldIn } from '../ledger/losses.ts';
import { readOrders } from '../ledger/read-orders.ts';
import { readPayments, stripeOverHttp } from '../ledger/read-payments.ts';
import { shopperAtHoldfast } from './shopper.ts';
import { startMeasured } from './start-measured.ts';

/** So many shoppers buy one thing after the other. */
const atOnce = 16;
const stepSize = 1000;
/** What is left to do after the last checkout is paid: Stripe's events. */
const quietMs = 2000;

/** After so many checkouts: how large the process was, and how long the last thousand took. */
export type Step = { readonly checkouts: number; readonly rssBytes: number; readonly ms: number };

export type Many = {
  readonly checkouts: number;
  readonly steps: readonly Step[];
  readonly peakBytes: number;
  readonly failures: number;
  /** How many clicks were not told of an order. */
  readonly withoutOrder: number;
  /** How many orders are paid. */
  readonly sold: number;
  readonly losses: Losses;
};

/** Stripe answers at once. `onStep` hears of each thousand. */
export const runMany = async (
  checkouts: number,
  onStep: (step: Step) => void,
  onBought: () => void,
): Promise<Many> => {
  const holdfast = await startMeasured('holdfast-process', (folder) => [
    ...[assemblyFolder, folder, '0'],
  ]);
  try {
    const shopper = shopperAtHoldfast(holdfast.url);
    const steps: Step[] = [];
    let withoutOrder = 0;
    for (let done = 0; done < checkouts; done += stepSize) {
      const size = Math.min(stepSize, checkouts - done);
      const startedAt = performance.now();
      const clicks = Array.from({ length: size }, (_, index) => index).values();
      const rests: Promise<unknown>[] = [];
      const buySome = async (): Promise<void> => {
        for (const _ of clicks) {
          const bought = await shopper.buy();
          if (!bought.hasOrder) withoutOrder += 1;
          rests.push(bought.rest());
          onBought();
        }
      };
      await Promise.all(Array.from({ length: atOnce }, buySome));
      await Promise.all(rests);
      const ms = performance.now() - startedAt;
      const { rssBytes } = await holdfast.memory();
      steps.push({ checkouts: done + size, rssBytes, ms });
      onStep({ checkouts: done + size, rssBytes, ms });
    }
    await sleep(quietMs);
    const payments = await readPayments(stripeOverHttp(holdfast.stripeUrl));
    const orders = await readOrders(holdfast.dynamoDbUrl, holdfast.ordersTable);
    return {
      checkouts,
      steps,
      peakBytes: (await holdfast.memory()).peakBytes,
      failures: shopper.failures(),
      withoutOrder,
      sold: soldIn(payments, orders),
      losses: lossesIn(payments, orders),
    };
  } finally {
    await holdfast.stop();
  }
};
