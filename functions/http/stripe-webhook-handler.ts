/** The webhook's Lambda: a function of its own, with its own permissions. */
import { awsEnvironment, settings } from '../lambda/settings.ts';
import { deliverEvent } from '../reconcile/deliver-event.ts';
import { sayWhatWasDone } from '../reconcile/report.ts';
import { orderTables, parkedEvents, settle, shop, stripe } from '../reconcile/settle-services.ts';
import { recordDispute } from '../services/order-records.ts';
import { parkEvent } from '../services/parked-events.ts';
import { fetchDispute, fetchPayment } from '../services/payment-records.ts';
import { signingSecrets } from '../services/signing-secrets.ts';
import { readWebhookEvent } from '../services/webhook-events.ts';
import { stripeWebhook } from './stripe-webhook.ts';

const { STRIPE_WEBHOOK_SECRET } = settings('STRIPE_WEBHOOK_SECRET');
const secrets = signingSecrets(STRIPE_WEBHOOK_SECRET, awsEnvironment);

export const handler = stripeWebhook({
  readEvent: async (body, signature) =>
    readWebhookEvent(body, signature, await secrets(), Date.now()),
  deliver: deliverEvent({
    fetchPayment: fetchPayment(stripe, shop),
    fetchDispute: fetchDispute(stripe),
    settleCheckout: settle,
    recordDispute: recordDispute(orderTables),
  }),
  park: parkEvent(parkedEvents),
  report: sayWhatWasDone,
  now: () => new Date(),
});
