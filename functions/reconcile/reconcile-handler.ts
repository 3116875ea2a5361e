/** The reconciler's Lambda: called by the schedules with the scope to look at. */
import * as z from 'zod/mini';
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import { settings } from '../lambda/settings.ts';
import type { StoredCheckout } from '../services/checkouts.ts';
import { listStopped } from '../services/executions.ts';
import { listOpen } from '../services/open-checkouts.ts';
import { recordDispute } from '../services/order-records.ts';
import type { Order } from '../services/orders.ts';
import { listOrders } from '../services/orders-by-day.ts';
import { forgetParked, listParked } from '../services/parked-events.ts';
import {
  fetchDispute,
  fetchPayment,
  listDisputed,
  listPayments,
  listRefunded,
} from '../services/payment-records.ts';
import { getRows } from '../services/rows.ts';
import { deliverEvent } from './deliver-event.ts';
import { reconcile } from './reconcile.ts';
import { newReport } from './report.ts';
import {
  checkouts,
  client,
  machine,
  orderTables,
  parkedEvents,
  settle,
  shop,
  stripe,
} from './settle-services.ts';

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
