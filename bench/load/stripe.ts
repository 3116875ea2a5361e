/** The Stripe of a measured process: the stand-in inside it, as `npm start` has it. */
import path from 'node:path';
import { type StripeStandIn, startStripeStandIn } from '@holdfast/stripe-stand-in/server';

/** Keeps its data in `folder`. Each request takes `stripeMs` before anything happens. */
export const startStripe = async (
  folder: string,
  port: number,
  stripeMs: number,
): Promise<StripeStandIn> => {
  const stripe = await startStripeStandIn({ port, dataFile: path.join(folder, 'stripe.json') });
  if (stripeMs > 0) {
    stripe.control.faults.add({ kind: 'slow-before', delayMs: stripeMs, times: null });
  }
  return stripe;
};
