/** Every route of the API, found by a request's method and path. */
import type { Context } from '../account/context.ts';
import { cardRoutes } from '../cards/card-routes.ts';
import { disputeRoutes } from '../disputes/dispute-routes.ts';
import { domainRoutes } from '../domains/domain-routes.ts';
import { balanceRoutes } from '../payments/balance-transactions.ts';
import { chargeRoutes } from '../payments/charge-routes.ts';
import { paymentRoutes } from '../payments/payment-routes.ts';
import { taxRoutes } from '../tax/tax-routes.ts';
import { webhookRoutes } from '../webhooks/webhook-routes.ts';
import { expanded } from './expanded.ts';
import { expansionsIn } from './expansions.ts';
import { type Params, refuseUnknown } from './form.ts';
import { expand, get, type Route, showing } from './route.ts';

const routes: readonly Route[] = [
  ...paymentRoutes,
  ...chargeRoutes,
  ...balanceRoutes,
  ...disputeRoutes,
  ...cardRoutes,
  ...webhookRoutes,
  ...domainRoutes,
  ...taxRoutes,
  ...showing('account', [
    get('/v1/account', expand, () => ({
      id: 'acct_local',
      object: 'account',
      country: 'US',
      default_currency: 'usd',
    })),
  ]),
];

/** Every path of the API, with `:id` in the place of an id. */
export const templates: readonly string[] = [...new Set(routes.map(({ template }) => template))];

/** A route, and the id that the request's path has in the place of `:id`. */
export type Found = { readonly route: Route; readonly id: string };

/** The route of a request; undefined when there is none. */
export const findRoute = (requestMethod: string, path: string): Found | undefined => {
  for (const route of routes) {
    if (route.method !== requestMethod) continue;
    const match = new RegExp(`^${route.template.replace(':id', '([\\w]+)')}$`).exec(path);
    if (match !== null) return { route, id: match[1] ?? '' };
  }
  return undefined;
};

/**
 * Runs a route on the state, at once: nothing else happens meanwhile. What a request asks to have whole
 * is refused before that, or put into the answer after it.
 */
export const run = (context: Context, { route, id }: Found, params: Params): unknown => {
  refuseUnknown(params, route.allowed);
  const answer = 'limit' in route.allowed ? `list of ${route.object}` : route.object;
  const expansions = expansionsIn(params, answer);
  return expansions.reduce(
    (body, path) => expanded(context, body, answer, path),
    route.handler(context, params, id),
  );
};
