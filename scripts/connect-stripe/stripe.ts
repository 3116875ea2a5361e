/** Reads the Stripe account and manages its webhook endpoints, with the secret key. */
import Stripe from 'stripe';
import { handledEvents } from '../../functions/stripe/webhook-events.ts';
import type { StackFacts } from './stack.ts';
import { explained } from './stripe-errors.ts';

/** A webhook endpoint of this stack. */
export type Endpoint = {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly isEnabled: boolean;
  /**
   * Whether it names the stack in full; endpoints of an earlier version only hold the stack's name.
   */
  readonly isMarked: boolean;
  /** The fingerprint of its signing secret that was stored; absent until a secret is stored. */
  readonly fingerprint: string | undefined;
};

/** The stack that an endpoint belongs to. */
export type Owner = Pick<StackFacts, 'name' | 'shop' | 'webhookUrl'>;

/** The calls to Stripe. Each throws an Error that says what to do. */
export type StripeAccount = {
  /** The account; undefined if the key is a restricted one that may not read it. */
  readonly check: () => Promise<{ readonly id: string; readonly isReady: boolean } | undefined>;
  /** The endpoints that name this stack in full, or that hold its name and have its address. */
  readonly endpoints: (owner: Owner) => Promise<readonly Endpoint[]>;
  /** Resolves to the new endpoint's id and its signing secret, which Stripe shows only once. */
  readonly create: (owner: Owner) => Promise<{ id: string; secret: string }>;
  /** Notes the stack and the stored secret on the endpoint, and sets its address and its events. */
  readonly update: (id: string, owner: Owner, fingerprint: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** The payments of this stack that hold money and are not captured. */
  readonly holds: (owner: Owner) => Promise<readonly Hold[]>;
};

/** A payment of the last 31 days: no hold lasts longer. */
export type Hold = { readonly id: string; readonly amountMinor: number; readonly currency: string };

const longestHoldSeconds = 31 * 24 * 60 * 60;

const events = [...handledEvents];

export const stripeOf = (secretKey: string, apiUrl: string): StripeAccount => {
  const stripe = clientOf(secretKey, apiUrl);
  const asked = <T>(call: () => Promise<T>) => explained(call, 'STRIPE_SECRET_KEY');
  return {
    check: () =>
      asked(async () => {
        try {
          const { id, charges_enabled: isReady } = await stripe.accounts.retrieveCurrent();
          return { id, isReady: isReady ?? true };
        } catch (error) {
          if (error instanceof Stripe.errors.StripePermissionError) return undefined;
          throw error;
        }
      }),
    endpoints: (owner) =>
      asked(async () => {
        const found: Endpoint[] = [];
        for await (const endpoint of stripe.webhookEndpoints.list({ limit: 100 })) {
          if (isOf(owner, endpoint)) found.push(endpointOf(owner, endpoint));
        }
        return found;
      }),
    create: async ({ shop, webhookUrl }) => {
      const wanted = {
        url: webhookUrl,
        enabled_events: events,
        api_version: apiVersion as Stripe.WebhookEndpointCreateParams.ApiVersion,
        description: `Holdfast: the stack ${shop}`,
        metadata: { holdfast: shop },
      };
      const { id, secret } = await asked(() => stripe.webhookEndpoints.create(wanted));
      if (secret === undefined) throw new Error(`Stripe gave no signing secret for ${id}.`);
      return { id, secret };
    },
    update: async (id, { shop, webhookUrl }, fingerprint) => {
      const metadata = { holdfast: shop, fingerprint };
      const wanted = { url: webhookUrl, enabled_events: events, disabled: false, metadata };
      await asked(() => stripe.webhookEndpoints.update(id, wanted));
    },
    remove: async (id) => {
      await asked(() => stripe.webhookEndpoints.del(id));
    },
    holds: ({ shop }) =>
      asked(async () => {
        const found: Hold[] = [];
        const gte = Math.floor(Date.now() / 1000) - longestHoldSeconds;
        for await (const payment of stripe.paymentIntents.list({ created: { gte }, limit: 100 })) {
          const { id, amount: amountMinor, currency, status, metadata } = payment;
          if (status === 'requires_capture' && metadata.shop === shop) {
            found.push({ id, amountMinor, currency });
          }
        }
        return found;
      }),
  };
};

/** The keys that calculate taxes: for quotes, and for a capture of less than was held. */
export type TaxingKey = 'STRIPE_TAX_KEY' | 'STRIPE_SECRET_KEY';

/**
 * Checks that a key may calculate taxes, without calculating any: Stripe checks the permission
 * first and only then complains about missing parameters. Throws an Error that says what to do.
 */
export const checkTaxKey =
  (apiUrl: string) =>
  async (key: string, name: TaxingKey): Promise<void> => {
    const stripe = clientOf(key, apiUrl);
    try {
      await stripe.tax.calculations.create({} as Stripe.Tax.CalculationCreateParams);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError) return;
      await explained(() => Promise.reject(error), name);
    }
  };

/** The API version that this project's types and tests are written for. */
const apiVersion = Stripe.API_VERSION;

/** A client for this key. */
export const clientOf = (key: string, apiUrl: string): Stripe => {
  const { protocol, hostname, port } = new URL(apiUrl);
  return new Stripe(key, {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    port: Number(port || (protocol === 'http:' ? 80 : 443)),
    telemetry: false,
    appInfo: { name: 'Holdfast' },
  });
};

const isOf = ({ name, shop, webhookUrl }: Owner, { metadata, url }: Stripe.WebhookEndpoint) =>
  metadata.holdfast === shop || (metadata.holdfast === name && url === webhookUrl);

const endpointOf = (
  { shop }: Owner,
  { id, url, enabled_events, status, metadata }: Stripe.WebhookEndpoint,
): Endpoint => ({
  id,
  url,
  events: enabled_events,
  isEnabled: status === 'enabled',
  isMarked: metadata.holdfast === shop,
  fingerprint: metadata.fingerprint,
});
