/** The services of `settleCheckout` with this stack's tables, state machine and Stripe account. */
import { SFNClient } from '@aws-sdk/client-sfn';
import { awsEnvironment, settings } from '../lambda/settings.ts';
import { getCheckout } from '../services/checkouts.ts';
import { describeExecution, redriveExecution, startExecution } from '../services/executions.ts';
import { recordFullRefund, recordPartialRefund } from '../services/order-records.ts';
import { getOrder } from '../services/orders.ts';
import { fetchPayment } from '../services/payment-records.ts';
import { secret } from '../services/secrets.ts';
import { storeClient } from '../services/store.ts';
import { stripeClient } from '../services/stripe-client.ts';
import { settleCheckout } from './settle-checkout.ts';

const {
  CHECKOUTS_TABLE,
  ORDERS_TABLE,
  PARKED_EVENTS_TABLE,
  STATE_MACHINE_ARN,
  STRIPE_API_URL,
  STRIPE_KEY_SECRET,
  SHOP,
} = settings(
  'CHECKOUTS_TABLE',
  'ORDERS_TABLE',
  'PARKED_EVENTS_TABLE',
  'STATE_MACHINE_ARN',
  'STRIPE_API_URL',
  'STRIPE_KEY_SECRET',
  'SHOP',
);

export const shop = SHOP;
export const client = storeClient();
export const checkouts = { client, tableName: CHECKOUTS_TABLE };
export const parkedEvents = { client, tableName: PARKED_EVENTS_TABLE };
export const orderTables = {
  client,
  checkoutsTable: CHECKOUTS_TABLE,
  ordersTable: ORDERS_TABLE,
};
export const machine = {
  client: new SFNClient({ maxAttempts: 3 }),
  stateMachineArn: STATE_MACHINE_ARN,
};
export const stripe = stripeClient(STRIPE_API_URL, secret(STRIPE_KEY_SECRET, awsEnvironment));

export const settle = settleCheckout({
  getCheckout: getCheckout(checkouts),
  getOrder: getOrder(orderTables),
  fetchPayment: fetchPayment(stripe, SHOP),
  recordPartialRefund: recordPartialRefund(orderTables),
  recordFullRefund: recordFullRefund(orderTables),
  describeExecution: describeExecution(machine),
  startExecution: startExecution(machine),
  redriveExecution: redriveExecution(machine),
  now: Date.now,
});
