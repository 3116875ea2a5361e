/**
 * The reconciler: what retries and webhooks missed, it finds by comparing.
 *
 * `open` looks at the checkouts that have no ending yet and at parked events: few, and often.
 * `everything` also goes through all payments and orders of the last eight days, both ways, through
 * the disputes and refunds of these days, whose payments may be older, and all executions that
 * stopped. A hold lasts seven days at most, so nothing is missed for good.
 *
 * Two of them at once do each thing once: whatever they do is done once by its name or condition.
 */

import type { Settled } from '../settle/settle-checkout.ts';
import { youngMs } from '../settle/take-up.ts';
import { compareEverything } from './compare-everything.ts';
import { overdueMs, type ReconcileServices, type Run, readRows, settle } from './run.ts';

export type Scope = 'open' | 'everything';

/** DynamoDB's own limit for rows read at once. */
const batchSize = 100;

/**
 * Runs once through. What can't be looked at now does not keep the rest from being looked at; the
 * first such error is thrown in the end, which has the run repeated, and rings when it goes on.
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

/** Or was until just now. */
const isWithMerchant = (settled: Settled | undefined): boolean =>
  settled?.kind === 'awaits_approval' || settled?.kind === 'resumed';

const deliverParked = async (run: Run): Promise<void> => {
  const { listParked, deliver, forgetParked, report, now } = run.services;
  for (const event of await listParked()) {
    await run.attempt(async () => {
      const settled = await deliver(event);
      if (settled.kind !== 'unknown_checkout') {
        report.settled(settled, { paymentIntentId: event.paymentIntentId, eventId: event.id });
        await forgetParked(event.id);
      } else if (now() - Date.parse(event.parkedAt) > overdueMs) {
        report.finding('payment_without_checkout', {
          paymentIntentId: event.paymentIntentId,
          eventId: event.id,
        });
      }
    });
  }
};
