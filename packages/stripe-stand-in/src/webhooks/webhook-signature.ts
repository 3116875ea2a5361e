/** The header by which a receiver knows that an event came from Stripe, and when. */
import { createHmac } from 'node:crypto';

/**
 * `Stripe-Signature` of a body sent at `atSeconds`, with one `v1` for each secret; a secret counts
 * whole, with its `whsec_`. Source: https://docs.stripe.com/webhooks/signature
 */
export const signatureHeader = (
  body: string,
  secrets: readonly string[],
  atSeconds: number,
): string => {
  const signatures = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${atSeconds}.${body}`).digest('hex'),
  );
  return [`t=${atSeconds}`, ...signatures.map((each) => `v1=${each}`)].join(',');
};
