/** The header by which a receiver knows that an event came from Stripe, and when. */
import { createHmac } from 'node:crypto';

/**
 * The `Stripe-Signature` of a body that is sent at `atSeconds`, with one `v1` for each secret. The key
 * is the whole secret, `whsec_` included. Source: https://docs.stripe.com/webhooks/signature
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
