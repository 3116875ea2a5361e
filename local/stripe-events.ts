/** Has the Stripe stand-in send its events to the stack that runs here. */

import type { Control } from '@holdfast/stripe-stand-in/control';
import type { Secrets } from './secrets.ts';
import type { Stack } from './template/stack.ts';

type Shop = {
  readonly stack: Pick<Stack, 'id' | 'name' | 'outputs'>;
  readonly secrets: Pick<Secrets, 'put'>;
  readonly pageUrl: string;
};

/**
 * The endpoint is the one of an earlier run, if the stand-in has kept one, as it was left: its events,
 * its secret, and what was noted on it. `secret` is one that the caller signs with, too.
 */
export const connectEvents = (
  control: Pick<Control, 'connectWebhook' | 'keepWebhook'>,
  { stack, secrets, pageUrl }: Shop,
  secret: string | undefined,
): void => {
  const [, , , region, account] = stack.id.split(':');
  const url = `${pageUrl}/api/stripe/webhook`;
  // Marked as the stack's own, so that `npm run connect-stripe -- --local` takes its place.
  const metadata = { holdfast: `${account}/${region}/${stack.name}` };
  if (secret === undefined) {
    const kept = control.keepWebhook({ url, metadata });
    secrets.put(String(stack.outputs.StripeWebhookSecretArn), kept.secret);
  } else control.connectWebhook({ url, secret, metadata });
};
