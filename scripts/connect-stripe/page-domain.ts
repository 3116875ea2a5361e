/**
 * Registers the page's domain at Stripe: without that, Elements show no Apple Pay there, and maybe
 * no other wallet. Source: https://docs.stripe.com/payments/payment-methods/pmd-registration
 */
import Stripe from 'stripe';
import { explained } from './stripe-errors.ts';

export type PageDomain = {
  readonly id: string;
  readonly isEnabled: boolean;
  /** Why Apple Pay is not shown yet; undefined if it is. */
  readonly notActive?: string | undefined;
};

/** Stripe's calls for it. Each throws stripe-node's errors. */
export type PageDomains = {
  readonly find: (name: string) => Promise<PageDomain | undefined>;
  readonly register: (name: string) => Promise<PageDomain>;
  readonly enable: (id: string) => Promise<PageDomain>;
  /** Has Stripe look again at what was missing. */
  readonly validate: (id: string) => Promise<PageDomain>;
};

export const pageDomainsOf = (stripe: Stripe): PageDomains => ({
  find: async (domain_name) => {
    const [domain] = (await stripe.paymentMethodDomains.list({ domain_name })).data;
    return domain && domainOf(domain);
  },
  register: async (domain_name) =>
    domainOf(await stripe.paymentMethodDomains.create({ domain_name })),
  enable: async (id) => domainOf(await stripe.paymentMethodDomains.update(id, { enabled: true })),
  validate: async (id) => domainOf(await stripe.paymentMethodDomains.validate(id)),
});

const domainOf = ({ id, enabled, apple_pay }: Stripe.PaymentMethodDomain): PageDomain => ({
  id,
  isEnabled: enabled,
  ...(apple_pay.status !== 'active' && {
    notActive: apple_pay.status_details?.error_message ?? 'Stripe does not say why',
  }),
});

type Page = {
  readonly domains: PageDomains;
  readonly pageUrl: string;
  /** Whether the key is one of real money, and not of test mode. */
  readonly isLive: boolean;
  readonly dryRun: boolean;
  readonly say: (line: string) => void;
};

/**
 * Prints what it did. A repeat leaves a registered domain as it is. It is done once for each mode: a
 * live registration counts in test mode, too, and not the other way round. A key that may not do it
 * is no failure, since the shop takes cards without it. Throws an Error that says what to do.
 */
export const registerPage = async (page: Page): Promise<void> => {
  const { domains, pageUrl, isLive, dryRun, say } = page;
  const { protocol, hostname } = new URL(pageUrl);
  if (protocol !== 'https:') {
    say(`The page at ${pageUrl} has no domain that wallets could be registered for.`);
    return;
  }
  const mode = isLive ? 'live' : 'test';
  try {
    const found = await domains.find(hostname);
    if (dryRun) {
      if (found?.isEnabled !== true) say(`Would register ${hostname} for Apple Pay (${mode}).`);
      return;
    }
    const domain = await registered(domains, hostname, found);
    const did = found?.isEnabled === true ? 'is registered already' : 'is registered now';
    say(`The page’s domain ${hostname} ${did} for Apple Pay and other wallets (${mode}).`);
    if (domain.notActive !== undefined) {
      say(`Apple Pay is not shown there yet: ${domain.notActive}`);
    }
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripePermissionError)) {
      await explained(() => Promise.reject(error), 'STRIPE_SECRET_KEY');
    }
    say(
      `The restricted key may not register ${hostname} for Apple Pay: give it Payment Method ` +
        'Domains to write, or register it in Stripe’s dashboard. Cards work without.',
    );
  }
};

const registered = async (
  domains: PageDomains,
  name: string,
  found: PageDomain | undefined,
): Promise<PageDomain> => {
  if (found === undefined) return domains.register(name);
  const enabled = found.isEnabled ? found : await domains.enable(found.id);
  return enabled.notActive === undefined ? enabled : domains.validate(enabled.id);
};
