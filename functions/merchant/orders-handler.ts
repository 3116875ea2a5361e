/** The Lambda Orders: the merchant's commands, with this stack's tables, workflow and Stripe. */

import { executionArnOf } from '../aws/executions.ts';
import { stepFunctionsClient } from '../aws/step-functions-client.ts';
import { stripeKey } from '../aws/stripe-key.ts';
import { sendTaskSuccess } from '../aws/task-tokens.ts';
import { CommandRefused } from '../checkout/commands.ts';
import { awsEnvironment, settings, tableNames } from '../lambda/settings.ts';
import { decide } from '../store/approvals.ts';
import { recordRefund } from '../store/order-records.ts';
import { getOrder, getOrders } from '../store/orders.ts';
import { listOrders } from '../store/orders-by-day.ts';
import { listOrdersOf } from '../store/orders-by-email.ts';
import { restock } from '../store/restock.ts';
import { changeStock, getCountedProduct } from '../store/stock-changes.ts';
import { openStore } from '../store/store.ts';
import { stripeClient } from '../stripe/client.ts';
import { fetchPayment } from '../stripe/records.ts';
import { listRefunds, orderRefund } from '../stripe/refunds.ts';
import { orders } from './orders.ts';

const { STATE_MACHINE_ARN, STRIPE_API_URL, STRIPE_KEY_SECRET, SHOP, EMAIL_SECRET } = settings(
  'EMAIL_SECRET',
  'STATE_MACHINE_ARN',
  'STRIPE_API_URL',
  'STRIPE_KEY_SECRET',
  'SHOP',
);
/** The merchant's count of a product waits its turn between the orders. */
const store = openStore(tableNames('checkouts', 'orders', 'products'), { patienceMs: 10_000 });
const stripe = stripeClient(STRIPE_API_URL, stripeKey(STRIPE_KEY_SECRET, awsEnvironment));
const get = getOrder(store);

export const handler = orders({
  listOrders: listOrders(store, true),
  listOrdersOf: listOrdersOf(store, EMAIL_SECRET),
  getOrders: getOrders(store),
  findOrder: async (id) => {
    const order = await get(id);
    if (order !== undefined) return order;
    throw new CommandRefused('order_not_found', `There is no order ${id} in this stack.`);
  },
  decide: decide(store),
  sendTaskSuccess: sendTaskSuccess(stepFunctionsClient()),
  listRefunds: listRefunds(stripe),
  orderRefund: orderRefund(stripe),
  fetchPayment: fetchPayment(stripe, SHOP),
  recordRefund: recordRefund(store),
  restock: restock(store),
  getCountedProduct: getCountedProduct(store),
  changeStock: changeStock(store),
  executionArnOf: executionArnOf(STATE_MACHINE_ARN),
  now: Date.now,
});
