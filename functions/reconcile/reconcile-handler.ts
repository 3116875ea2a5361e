/** The reconciler's Lambda, which the schedules invoke with a scope. */
import * as z from 'zod/mini';
import { listStopped } from '../aws/executions.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { metricNames } from '../checkout/metric-names.ts';
import { emitMetric } from '../lambda/metrics.ts';
import { deliver, machine, settle, shop, store, stripe, tell } from '../settle/settle-services.ts';
import { getCheckouts } from '../store/checkouts.ts';
import { listOpen } from '../store/open-checkouts.ts';
import { getOrders } from '../store/orders.ts';
import { listOrders } from '../store/orders-by-day.ts';
import { forgetParked, listParked } from '../store/parked-events.ts';
import { fetchDispute, listDisputes } from '../stripe/disputes.ts';
import { listPayments, listRefunded } from '../stripe/records.ts';
import { listRefundFailures } from '../stripe/refund-failures.ts';
import { reconcile } from './reconcile.ts';
import { newReport } from './report.ts';

const request = z.strictObject({ scope: z.enum(['open', 'everything']) });

export const handler = async (event: unknown): Promise<void> => {
  const parsed = request.safeParse(event);
  if (!parsed.success) {
    throw new CheckoutError(
      errorNames.invalidDocument,
      'The reconciler takes {"scope":"open"} or {"scope":"everything"}, and got something else.',
    );
  }
  const { scope } = parsed.data;
  // At the beginning: a run that fails rings by itself, and this tells of one that never begins.
  emitMetric(metricNames.reconciled, 1, { scope });
  await reconcile({
    settleCheckout: settle,
    listOpen: listOpen(store),
    getCheckouts: getCheckouts(store),
    getOrders: getOrders(store),
    listParked: listParked(store),
    deliver,
    forgetParked: forgetParked(store),
    listPayments: listPayments(stripe, shop),
    fetchDispute: fetchDispute(stripe),
    listRefunded: listRefunded(stripe),
    listRefundFailures: listRefundFailures(stripe),
    listDisputes: listDisputes(stripe, shop),
    listOrders: listOrders(store),
    listStopped: listStopped(machine),
    report: newReport(tell),
    now: Date.now,
  })(scope);
};
