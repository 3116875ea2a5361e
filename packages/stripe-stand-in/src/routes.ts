/** Which request does what: every route of the API, found by method and path. */
import type { Context } from './context.ts';
import { disputeRoutes } from './dispute-routes.ts';
import { type Params, refuseUnknown } from './form.ts';
import { paymentRoutes } from './payment-routes.ts';
import { expand, get, type Route } from './route.ts';
import { sourceRoutes } from './source-routes.ts';
import { taxRoutes } from './tax-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

const routes: readonly Route[] = [
  ...paymentRoutes,
  ...disputeRoutes,
  ...sourceRoutes,
  ...webhookRoutes,
  ...taxRoutes,
  get('/v1/account', expand, () => ({
    id: 'acct_local',
    object: 'account',
    country: 'US',
    default_currency: 'usd',
  })),
];

/** A route, and the id that the request's path has in the place of `:id`. */
export type Found = { readonly route: Route; readonly id: string };

/** The route of a request, or nothing. */
export const findRoute = (requestMethod: string, path: string): Found | undefined => {
  for (const route of routes) {
    if (route.method !== requestMethod) continue;
    const match = new RegExp(`^${route.template.replace(':id', '([\\w]+)')}$`).exec(path);
    if (match !== null) return { route, id: match[1] ?? '' };
  }
  return undefined;
};

/** Runs a route on the state, at once: nothing else happens meanwhile. */
export const run = (context: Context, { route, id }: Found, params: Params): unknown => {
  refuseUnknown(params, route.allowed);
  return route.handler(context, params, id);
};
