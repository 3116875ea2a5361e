/** A route of the API: a method and a path, the parameters that a request may have, and its effect. */
import type { Context } from '../account/context.ts';
import { notFound } from './errors.ts';
import type { Allowed, Params } from './form.ts';

export type Handler = (context: Context, params: Params, id: string) => unknown;

/** A route before it is said what it answers with. */
export type PlainRoute = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** A path with `:id` in the place of an id. */
  readonly template: string;
  readonly allowed: Allowed;
  /** Whether a publishable key may make the request, too. */
  readonly isForBrowsers?: true;
  readonly handler: Handler;
};

export type Route = PlainRoute & {
  /** What it answers with, or lists: a name of the table of expansions. */
  readonly object: string;
};

/** The routes that answer with an object of this name, or with a list of it. */
export const showing = (object: string, routes: readonly PlainRoute[]): readonly Route[] =>
  routes.map((route) => ({ ...route, object }));

const route =
  (method: Route['method']) =>
  (template: string, allowed: Allowed, handler: Handler): PlainRoute => ({
    method,
    template,
    allowed,
    handler,
  });

export const get = route('GET');
export const post = route('POST');
export const remove = route('DELETE');

/** The same route, for publishable keys, too. */
export const forBrowsers = (each: PlainRoute): PlainRoute => ({ ...each, isForBrowsers: true });

/** Any names, with plain values. */
export const any: Allowed = { '*': true };
/** Any names, nested up to three deep. */
export const anything: Allowed = { '*': { '*': { '*': true } } };
export const expand = { expand: any };
/** The parameters that every list has. */
export const listing = {
  limit: true,
  starting_after: true,
  ending_before: true,
  created: any,
  ...expand,
} as const;

/** The handler that shows the item whose id is in the path. It throws Stripe's 404 without one. */
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
