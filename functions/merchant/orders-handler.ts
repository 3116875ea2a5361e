/** The function Orders: the merchant's commands with this stack's tables, workflow and Stripe account. */
import { CommandRefused } from '../checkout/commands.ts';
import { awsEnvironment, settings } from '../lambda/settings.ts';
import { decide } from '../services/approvals.ts';
import { executionArnOf } from '../services/executions.ts';
import { recordRefund } from '../services/order-records.ts';
import { getOrder, type Order } from '../services/orders.ts';
import { listOrders } from '../services/orders-by-day.ts';
import { fetchPayment } from '../services/payment-records.ts';
import { listRefunds, orderRefund } from '../services/refunds.ts';
import { getRows } from '../services/rows.ts';
import { secret } from '../services/secrets.ts';
import { stepFunctionsClient } from '../services/step-functions-client.ts';
import { storeClient } from '../services/store.ts';
import { stripeClient } from '../services/stripe-client.ts';
import { sendTaskSuccess } from '../services/task-tokens.ts';
import { orders } from './orders.ts';

const {
  CHECKOUTS_TABLE,
  ORDERS_TABLE,
  ORDERS_BY_DAY_INDEX,
  STATE_MACHINE_ARN,
  STRIPE_API_URL,
  STRIPE_KEY_SECRET,
  SHOP,
} = settings(
  'CHECKOUTS_TABLE',
  'ORDERS_TABLE',
  'ORDERS_BY_DAY_INDEX',
  'STATE_MACHINE_ARN',
  'STRIPE_API_URL',
  'STRIPE_KEY_SECRET',
  'SHOP',
);
const client = storeClient();
const tables = { client, checkoutsTable: CHECKOUTS_TABLE, ordersTable: ORDERS_TABLE };
const table = { client, tableName: ORDERS_TABLE };
const stripe = stripeClient(STRIPE_API_URL, secret(STRIPE_KEY_SECRET, awsEnvironment));
const get = getOrder(tables);

export const handler = orders({
  listOrders: listOrders({ ...table, indexName: ORDERS_BY_DAY_INDEX }, true),
  getOrders: getRows<Order>(table),
  findOrder: async (id) => {
    const order = await get(id);
    if (order !== undefined) return order;
    throw new CommandRefused('order_not_found', `There is no order ${id} in this stack.`);
  },
  decide: decide(tables),
  sendTaskSuccess: sendTaskSuccess(stepFunctionsClient()),
  listRefunds: listRefunds(stripe),
  orderRefund: orderRefund(stripe),
  fetchPayment: fetchPayment(stripe, SHOP),
  recordRefund: recordRefund(tables),
  executionArnOf: executionArnOf(STATE_MACHINE_ARN),
  now: Date.now,
});
