/** A Stripe stand-in for a place outside of this process: its events wait until they are delivered. */
import { type StripeStandIn, startStripeStandIn } from '@holdfast/stripe-stand-in/server';

export const startStripe = (): Promise<StripeStandIn> =>
  startStripeStandIn({ port: 0, deliveryMode: 'held' });
