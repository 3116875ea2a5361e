/** The webhook's Lambda. It is a separate function, so that it has its own permissions. */

import { signingSecrets } from '../aws/signing-secrets.ts';
import { awsEnvironment, settings } from '../lambda/settings.ts';
import { sayWhatWasDone } from '../settle/say-what-was-done.ts';
import { deliver, store, tell } from '../settle/settle-services.ts';
import { parkEvent } from '../store/parked-events.ts';
import { readWebhookEvent } from '../stripe/webhook-events.ts';
import { stripeWebhook } from './stripe-webhook.ts';

const { STRIPE_WEBHOOK_SECRET } = settings('STRIPE_WEBHOOK_SECRET');
const secrets = signingSecrets(STRIPE_WEBHOOK_SECRET, awsEnvironment);

export const handler = stripeWebhook({
  readEvent: async (body, signature) =>
    readWebhookEvent(body, signature, await secrets(), Date.now()),
  deliver,
  park: parkEvent(store),
  report: sayWhatWasDone(tell),
  now: () => new Date(),
});
