/**
 * The reconciler: it finds what retries and webhooks missed, by comparing.
 *
 * The scope `open` looks at the checkouts that have not ended yet and at parked events; these are
 * few, so it runs often. `everything` also does the long comparison of `compare-everything.ts`,
 * over the last eight days. A hold lasts at most seven days, so no hold escapes it.
 *
 * Two runs at the same time are harmless: each action has a name or a condition that lets it happen
 * only once.
 */

import type { Settled } from '../settle/settle-checkout.ts';
import { youngMs } from '../settle/take-up.ts';
import { compareEverything } from './compare-everything.ts';
import { overdueMs, type ReconcileServices, type Run, readRows, settle } from './run.ts';

export type Scope = 'open' | 'everything';

/** DynamoDB's limit for the rows of one batch. */
const batchSize = 100;

/**
 * Makes one run. An error at one checkout does not stop the run. At the end the first error is
 * thrown: then Lambda repeats the run, and an alarm rings if it keeps failing.
 */
export const reconcile =
  (services: ReconcileServices) =>
  async (scope: Scope): Promise<void> => {
    const failures: unknown[] = [];
    const run: Run = {
      services,
      settled: new Set(),
      attempt: async (work) => {
        try {
          await work();
        } catch (error) {
          services.report.failure(error);
          failures.push(error);
        }
      },
    };
    await run.attempt(() => settleOpen(run));
    await run.attempt(() => deliverParked(run));
    if (scope === 'everything') await compareEverything(run);
    services.report.end();
    if (failures.length > 0) throw failures[0];
  };

const settleOpen = async (run: Run): Promise<void> => {
  const { listOpen, getCheckouts, report, now } = run.services;
  const open = await listOpen();
  for (let start = 0; start < open.length; start += batchSize) {
    await run.attempt(async () => {
      const { rows } = await readRows(run, getCheckouts, open.slice(start, start + batchSize));
      for (const checkout of rows.values()) {
        const ageMs = now() - Date.parse(checkout.placedAt);
        if (checkout.openSince === undefined || ageMs < youngMs) continue;
        const settled = await settle(run, checkout.id);
        report.atRisk({
          checkoutId: checkout.id,
          amountMinor: checkout.totalMinor,
          currency: checkout.currency,
          // An order that waits for the merchant has a deadline of its own.
          ageSeconds: isWithMerchant(settled) ? 0 : Math.floor(ageMs / 1000),
        });
      }
    });
  }
};

/** Whether the order waits for the merchant, or did until just now. */
const isWithMerchant = (settled: Settled | undefined): boolean =>
  settled?.kind === 'awaits_approval' || settled?.kind === 'resumed';

const deliverParked = async (run: Run): Promise<void> => {
  const { listParked, deliver, forgetParked, report, now } = run.services;
  for (const event of await listParked()) {
    await run.attempt(async () => {
      const settled = await deliver(event);
      if (settled.kind !== 'unknown_checkout') {
        await report.settled(settled, {
          paymentIntentId: event.paymentIntentId,
          eventId: event.id,
        });
        await forgetParked(event.id);
      } else if (now() - Date.parse(event.parkedAt) > overdueMs) {
        await report.finding('payment_without_checkout', {
          ...(settled.checkoutId !== undefined && { checkoutId: settled.checkoutId }),
          paymentIntentId: event.paymentIntentId,
          eventId: event.id,
        });
      }
    });
  }
};
