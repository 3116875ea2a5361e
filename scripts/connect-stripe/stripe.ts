/** Stripe's account and its webhook endpoints, by the secret key. */
import Stripe from 'stripe';
import { handledEvents } from '../../functions/services/webhook-events.ts';

/** An endpoint of this stack's at Stripe. */
export type Endpoint = {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly isEnabled: boolean;
  /** Of the signing secret that was stored for it; absent until that was done. */
  readonly fingerprint: string | undefined;
};

export type StripeAccount = {
  /** Throws an Error that says what is wrong with the key. */
  readonly check: () => Promise<{ readonly id: string; readonly isReady: boolean }>;
  /** Those that are marked as this stack's. */
  readonly endpoints: (stack: string) => Promise<readonly Endpoint[]>;
  /** Resolves to the new endpoint's id, and its signing secret, which nothing tells again. */
  readonly create: (stack: string, url: string) => Promise<{ id: string; secret: string }>;
  /** Notes which secret was stored for it, and has it send what it must, where it must. */
  readonly update: (id: string, url: string, fingerprint: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
};

const events = [...handledEvents];

export const stripeOf = (secretKey: string, apiUrl: string): StripeAccount => {
  const { protocol, hostname, port } = new URL(apiUrl);
  const stripe = new Stripe(secretKey, {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    port: Number(port || (protocol === 'http:' ? 80 : 443)),
    telemetry: false,
    appInfo: { name: 'Holdfast' },
  });
  return {
    check: async () => {
      try {
        const { id, charges_enabled: isReady } = await stripe.accounts.retrieveCurrent();
        return { id, isReady: isReady ?? true };
      } catch (error) {
        throw new Error(sentenceOf(error), { cause: error });
      }
    },
    endpoints: async (stack) => {
      const found: Endpoint[] = [];
      for await (const endpoint of stripe.webhookEndpoints.list({ limit: 100 })) {
        if (endpoint.metadata.holdfast === stack) found.push(endpointOf(endpoint));
      }
      return found;
    },
    create: async (stack, url) => {
      const { id, secret } = await stripe.webhookEndpoints.create({
        url,
        enabled_events: events,
        api_version: apiVersion as Stripe.WebhookEndpointCreateParams.ApiVersion,
        description: `Holdfast: the stack ${stack}`,
        metadata: { holdfast: stack },
      });
      if (secret === undefined) throw new Error(`Stripe gave no signing secret for ${id}.`);
      return { id, secret };
    },
    update: async (id, url, fingerprint) => {
      await stripe.webhookEndpoints.update(id, {
        url,
        enabled_events: events,
        disabled: false,
        metadata: { fingerprint },
      });
    },
    remove: async (id) => {
      await stripe.webhookEndpoints.del(id);
    },
  };
};

/** The one that this project's types and tests are for. */
const apiVersion = Stripe.API_VERSION;

const endpointOf = ({ id, url, enabled_events, status, metadata }: Stripe.WebhookEndpoint) => ({
  id,
  url,
  events: enabled_events,
  isEnabled: status === 'enabled',
  fingerprint: metadata.fingerprint,
});

const sentenceOf = (error: unknown): string => {
  if (error instanceof Stripe.errors.StripeAuthenticationError) {
    return 'Stripe does not take STRIPE_SECRET_KEY: it was rolled, or is of another account.';
  }
  if (error instanceof Stripe.errors.StripePermissionError) {
    return (
      'The restricted key may not read the account. It needs: PaymentIntents, Charges, Refunds and ' +
      'Webhook Endpoints to write; Account, Disputes and Confirmation Tokens to read.'
    );
  }
  return `Stripe could not be asked (${error instanceof Error ? error.name : 'an unknown error'}): try again.`;
};
