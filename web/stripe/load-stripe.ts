/** Stripe.js as index.html loads it, ready to use with the shop's publishable key. */
import type { Stripe } from '@stripe/stripe-js';
import { words } from '../language/speak.ts';

export type { Stripe };

/** Thrown when Stripe.js can't be used. The message tells the reader of the page why. */
export class StripeUnavailable extends Error {
  override readonly name = 'StripeUnavailable';
}

/** A blocked script fails at once; a script that hangs is given up after this time. */
const timeoutMs = 20_000;

/**
 * Throws {@link StripeUnavailable} when the key is missing, or the script is blocked or out of
 * reach.
 */
export const loadStripe = async (): Promise<Stripe> => {
  const key = document.querySelector<HTMLMetaElement>('meta[name="stripe-publishable-key"]');
  const publishableKey = key?.content ?? '';
  if (!/^pk_(test|live)_\w+$/.test(publishableKey)) {
    throw new StripeUnavailable(words().pay.noKey);
  }
  await scriptEnded();
  if (!window.Stripe) {
    throw new StripeUnavailable(words().pay.noStripe(scriptHost()));
  }
  return window.Stripe(publishableKey);
};

const stripeScript = () => document.querySelector<HTMLScriptElement>('script[async][src]');

const scriptHost = () => new URL(stripeScript()?.src ?? location.href).host;

// The script may have failed before anyone listened to it. The page's own load event comes after
// the script's success or failure, so it tells of that, too.
const scriptEnded = () =>
  new Promise<void>((resolve) => {
    if (window.Stripe || document.readyState === 'complete') return resolve();
    const script = stripeScript();
    script?.addEventListener('load', () => resolve());
    script?.addEventListener('error', () => resolve());
    addEventListener('load', () => resolve());
    setTimeout(resolve, timeoutMs);
  });
