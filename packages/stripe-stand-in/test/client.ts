/** Stripe's own client, for a stand-in on this machine. */
import Stripe from 'stripe';

/** It tries each request once. */
export const clientOf = ({ port }: { readonly port: number }): Stripe =>
  new Stripe('sk_test_x', {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
