/** Makes the Stripe stand-in send its events to the stack that runs here. */

import type { Control } from '@holdfast/stripe-stand-in/control';
import type { Secrets } from './secrets.ts';
import type { Stack } from './template/stack.ts';

type Shop = {
  readonly stack: Pick<Stack, 'id' | 'name' | 'outputs'>;
  readonly secrets: Pick<Secrets, 'put'>;
  readonly pageUrl: string;
};

/**
 * If the stand-in has kept the webhook endpoint of an earlier run, that endpoint is used as it is,
 * with its events, secret and metadata. With `secret`, events are signed with that secret instead.
 */
export const connectEvents = (
  control: Pick<Control, 'connectWebhook' | 'keepWebhook'>,
  { stack, secrets, pageUrl }: Shop,
  secret: string | undefined,
): void => {
  const [, , , region, account] = stack.id.split(':');
  const url = `${pageUrl}/api/stripe/webhook`;
  // The mark by which `npm run connect-stripe -- --local` finds the endpoint, to replace it.
  const metadata = { holdfast: `${account}/${region}/${stack.name}` };
  if (secret === undefined) {
    const kept = control.keepWebhook({ url, metadata });
    secrets.put(String(stack.outputs.StripeWebhookSecretArn), kept.secret);
  } else control.connectWebhook({ url, secret, metadata });
};
