/** The API's requests about the web domains on which Elements may show wallets. */
import type { Context } from '../account/context.ts';
import type { PaymentMethodDomain } from '../account/objects.ts';
import { invalidRequest, notFound } from '../api/errors.ts';
import { oneOf, type Params, required, text } from '../api/form.ts';
import { listOf } from '../api/list-of.ts';
import { expand, get, listing, post, type Route, retrieve, showing } from '../api/route.ts';

const wallets = ['amazon_pay', 'apple_pay', 'google_pay', 'klarna', 'link', 'paypal'];

const domainView = ({ id, created, name, isEnabled }: PaymentMethodDomain) => ({
  id,
  object: 'payment_method_domain',
  created,
  domain_name: name,
  enabled: isEnabled,
  livemode: false,
  ...Object.fromEntries(wallets.map((wallet) => [wallet, { status: 'active' }])),
});

/** A name with at least one dot, as `shop.example.com`: no address, no port, no scheme. */
const domainName = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i;

const assertName = (name: string): string => {
  if (domainName.test(name)) return name.toLowerCase();
  throw invalidRequest(`The domain ${name} is not a valid domain name.`, { param: 'domain_name' });
};

const enabledIn = (params: Params): boolean | undefined => {
  const enabled = oneOf(text(params, 'enabled'), 'enabled', ['true', 'false']);
  return enabled === undefined ? undefined : enabled === 'true';
};

const create = ({ store, clock }: Context, params: Params) => {
  const name = assertName(required(text(params, 'domain_name'), 'domain_name'));
  const domains = store.state.paymentMethodDomains;
  // What Stripe says to this is not documented: whoever is strict about it works with either.
  if (Object.values(domains).some((each) => each.name === name)) {
    throw invalidRequest(`The domain ${name} has already been registered.`, {
      param: 'domain_name',
    });
  }
  const domain: PaymentMethodDomain = {
    id: store.newId('pmd'),
    created: clock.nowSeconds(),
    name,
    isEnabled: enabledIn(params) ?? true,
  };
  domains[domain.id] = domain;
  return domainView(domain);
};

const update = ({ store }: Context, params: Params, id: string) => {
  const domain = store.state.paymentMethodDomains[id];
  if (domain === undefined) throw notFound('payment method domain', id, 'id');
  domain.isEnabled = enabledIn(params) ?? domain.isEnabled;
  return domainView(domain);
};

const path = '/v1/payment_method_domains';
const shown = retrieve(
  'payment method domain',
  ({ store }) => store.state.paymentMethodDomains,
  domainView,
);

export const domainRoutes: readonly Route[] = showing('payment_method_domain', [
  post(path, { domain_name: true, enabled: true, ...expand }, create),
  get(
    path,
    { ...listing, domain_name: true, enabled: true },
    listOf({
      url: path,
      object: 'payment method domain',
      items: ({ store }) => Object.values(store.state.paymentMethodDomains),
      matches: ({ name, isEnabled }, params) =>
        [undefined, name].includes(text(params, 'domain_name')?.toLowerCase()) &&
        [undefined, isEnabled].includes(enabledIn(params)),
      view: domainView,
    }),
  ),
  get(`${path}/:id`, expand, shown),
  post(`${path}/:id`, { enabled: true, ...expand }, update),
  post(`${path}/:id/validate`, expand, shown),
]);
