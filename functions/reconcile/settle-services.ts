/** The services of `settleCheckout` with this stack's tables, state machine and Stripe account. */
import { awsEnvironment, settings } from '../lambda/settings.ts';
import { decide, noteHoldWarning } from '../services/approvals.ts';
import { endAuthentication } from '../services/authentications.ts';
import { getCheckout } from '../services/checkouts.ts';
import { describeExecution, redriveExecution, startExecution } from '../services/executions.ts';
import { recordRefund } from '../services/order-records.ts';
import { getOrder } from '../services/orders.ts';
import { fetchPayment } from '../services/payment-records.ts';
import { secret } from '../services/secrets.ts';
import { stepFunctionsClient } from '../services/step-functions-client.ts';
import { storeClient } from '../services/store.ts';
import { stripeClient } from '../services/stripe-client.ts';
import { sendTaskSuccess } from '../services/task-tokens.ts';
import { attendApproval } from './attend-approval.ts';
import { resumeAuthentication } from './resume-authentication.ts';
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
export const machine = { client: stepFunctionsClient(), stateMachineArn: STATE_MACHINE_ARN };
export const stripe = stripeClient(STRIPE_API_URL, secret(STRIPE_KEY_SECRET, awsEnvironment));

const fetchThisPayment = fetchPayment(stripe, SHOP);

export const settle = settleCheckout({
  getCheckout: getCheckout(checkouts),
  getOrder: getOrder(orderTables),
  fetchPayment: fetchThisPayment,
  recordRefund: recordRefund(orderTables),
  describeExecution: describeExecution(machine),
  startExecution: startExecution(machine),
  redriveExecution: redriveExecution(machine),
  resumeAuthentication: resumeAuthentication({
    fetchPayment: fetchThisPayment,
    sendTaskSuccess: sendTaskSuccess(machine.client),
    endAuthentication: endAuthentication(checkouts),
  }),
  attendApproval: attendApproval({
    fetchPayment: fetchThisPayment,
    decide: decide(orderTables),
    noteHoldWarning: noteHoldWarning(orderTables),
    sendTaskSuccess: sendTaskSuccess(machine.client),
    now: Date.now,
  }),
  now: Date.now,
});
