/** The services of `settleCheckout`, `deliverEvent` and `tellAPerson`, with this stack's tables, state machine and Stripe account. */

import { publishEvents } from '../aws/event-bus.ts';
import { describeExecution, redriveExecution, startExecution } from '../aws/executions.ts';
import { stepFunctionsClient } from '../aws/step-functions-client.ts';
import { stripeKey } from '../aws/stripe-key.ts';
import { sendTaskSuccess } from '../aws/task-tokens.ts';
import { awsEnvironment, settings, tableNames } from '../lambda/settings.ts';
import { decide, noteHoldWarning } from '../store/approvals.ts';
import { endAuthentication } from '../store/authentications.ts';
import { getCheckout } from '../store/checkouts.ts';
import { forgetApproval } from '../store/forget-approval.ts';
import { recordDispute, recordRefund } from '../store/order-records.ts';
import { getOrder } from '../store/orders.ts';
import { openStore } from '../store/store.ts';
import { noteTold, wasToldSince } from '../store/told.ts';
import { stripeClient } from '../stripe/client.ts';
import { fetchDispute } from '../stripe/disputes.ts';
import { fetchPayment } from '../stripe/records.ts';
import { attendApproval } from './attend-approval.ts';
import { deliverEvent } from './deliver-event.ts';
import { endLeftWait } from './end-left-wait.ts';
import { resumeAuthentication } from './resume-authentication.ts';
import { settleCheckout } from './settle-checkout.ts';
import { tellAPerson } from './tell-a-person.ts';

const { EVENT_BUS, STATE_MACHINE_ARN, STRIPE_API_URL, STRIPE_KEY_SECRET, SHOP } = settings(
  'EVENT_BUS',
  'STATE_MACHINE_ARN',
  'STRIPE_API_URL',
  'STRIPE_KEY_SECRET',
  'SHOP',
);

export const shop = SHOP;
export const store = openStore(tableNames('checkouts', 'orders', 'parkedEvents', 'findings'));
export const machine = { client: stepFunctionsClient(), stateMachineArn: STATE_MACHINE_ARN };
export const stripe = stripeClient(STRIPE_API_URL, stripeKey(STRIPE_KEY_SECRET, awsEnvironment));

const fetchThisPayment = fetchPayment(stripe, SHOP);

export const settle = settleCheckout({
  getCheckout: getCheckout(store),
  getOrder: getOrder(store),
  fetchPayment: fetchThisPayment,
  fetchDispute: fetchDispute(stripe),
  recordRefund: recordRefund(store),
  describeExecution: describeExecution(machine),
  startExecution: startExecution(machine),
  redriveExecution: redriveExecution(machine),
  resumeAuthentication: resumeAuthentication({
    fetchPayment: fetchThisPayment,
    sendTaskSuccess: sendTaskSuccess(machine.client),
    endAuthentication: endAuthentication(store),
  }),
  attendApproval: attendApproval({
    fetchPayment: fetchThisPayment,
    decide: decide(store),
    noteHoldWarning: noteHoldWarning(store),
    sendTaskSuccess: sendTaskSuccess(machine.client),
    now: Date.now,
  }),
  endLeftWait: endLeftWait({
    sendTaskSuccess: sendTaskSuccess(machine.client),
    forgetApproval: forgetApproval(store),
  }),
  now: Date.now,
});

export const deliver = deliverEvent({
  shop: SHOP,
  getCheckout: getCheckout(store),
  getOrder: getOrder(store),
  fetchPayment: fetchThisPayment,
  fetchDispute: fetchDispute(stripe),
  settleCheckout: settle,
  recordDispute: recordDispute(store),
  now: Date.now,
});

export const tell = tellAPerson({
  wasToldSince: wasToldSince(store),
  publish: publishEvents(EVENT_BUS, awsEnvironment),
  noteTold: noteTold(store),
  now: Date.now,
});
