/** What a request of the API is taken by: its method and path, the parameters it may have, its effect. */
import type { Context } from '../account/context.ts';
import { notFound } from './errors.ts';
import type { Allowed, Params } from './form.ts';

export type Handler = (context: Context, params: Params, id: string) => unknown;

export type Route = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With `:id` for the one variable. */
  readonly template: string;
  readonly allowed: Allowed;
  readonly isForBrowsers?: true;
  readonly handler: Handler;
};

const route =
  (method: Route['method']) =>
  (template: string, allowed: Allowed, handler: Handler): Route => ({
    method,
    template,
    allowed,
    handler,
  });

export const get = route('GET');
export const post = route('POST');
export const remove = route('DELETE');

/** The same, for a publishable key, too. */
export const forBrowsers = (each: Route): Route => ({ ...each, isForBrowsers: true });

export const any: Allowed = { '*': true };
export const anything: Allowed = { '*': { '*': { '*': true } } };
export const expand = { expand: any };
export const listing = {
  limit: true,
  starting_after: true,
  ending_before: true,
  created: any,
  ...expand,
} as const;

/** Shows the item whose id is in the path. Throws Stripe's 404 when there is none. */
export const retrieve =
  <T>(
    object: string,
    items: (context: Context) => Readonly<Record<string, T>>,
    view: (item: T) => unknown,
  ): Handler =>
  (context, _, id) => {
    const item = items(context)[id];
    if (item === undefined) throw notFound(object, id, 'id');
    return view(item);
  };
