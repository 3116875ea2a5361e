/** The reconciler's Lambda: called by the schedules with the scope to look at. */
import * as z from 'zod/mini';
import { listStopped } from '../aws/executions.ts';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { settings } from '../lambda/settings.ts';
import { deliverEvent } from '../settle/deliver-event.ts';
import {
  checkouts,
  client,
  machine,
  orderTables,
  parkedEvents,
  settle,
  shop,
  stripe,
} from '../settle/settle-services.ts';
import type { StoredCheckout } from '../store/checkouts.ts';
import { listOpen } from '../store/open-checkouts.ts';
import { recordDispute } from '../store/order-records.ts';
import type { Order } from '../store/orders.ts';
import { listOrders } from '../store/orders-by-day.ts';
import { forgetParked, listParked } from '../store/parked-events.ts';
import { getRows } from '../store/rows.ts';
import {
  fetchDispute,
  fetchPayment,
  listDisputed,
  listPayments,
  listRefunded,
} from '../stripe/records.ts';
import { reconcile } from './reconcile.ts';
import { newReport } from './report.ts';

const { OPEN_INDEX, ORDERS_BY_DAY_INDEX } = settings('OPEN_INDEX', 'ORDERS_BY_DAY_INDEX');
const orders = { client, tableName: orderTables.ordersTable };
const request = z.strictObject({ scope: z.enum(['open', 'everything']) });

export const handler = async (event: unknown): Promise<void> => {
  const parsed = request.safeParse(event);
  if (!parsed.success) {
    throw new CheckoutError(
      errorNames.invalidDocument,
      'The reconciler takes {"scope":"open"} or {"scope":"everything"}, and got something else.',
    );
  }
  await reconcile({
    settleCheckout: settle,
    listOpen: listOpen({ ...checkouts, indexName: OPEN_INDEX }),
    getCheckouts: getRows<StoredCheckout>(checkouts),
    getOrders: getRows<Order>(orders),
    listParked: listParked(parkedEvents),
    deliver: deliverEvent({
      fetchPayment: fetchPayment(stripe, shop),
      fetchDispute: fetchDispute(stripe),
      settleCheckout: settle,
      recordDispute: recordDispute(orderTables),
    }),
    forgetParked: forgetParked(parkedEvents),
    listPayments: listPayments(stripe, shop),
    listDisputed: listDisputed(stripe),
    listRefunded: listRefunded(stripe),
    listOrders: listOrders({ ...orders, indexName: ORDERS_BY_DAY_INDEX }),
    listStopped: listStopped(machine),
    report: newReport(),
    now: Date.now,
  })(parsed.data.scope);
};
