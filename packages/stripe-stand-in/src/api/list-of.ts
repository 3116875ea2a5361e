/** Lists, the newest first: chosen by the time of creation and other parameters, one page at a time. */
import type { Context } from '../account/context.ts';
import { invalidParameter, notFound } from './errors.ts';
import { group, integer, type Params, text } from './form.ts';
import { page } from './page.ts';
import type { Handler } from './route.ts';

type Item = { readonly id: string; readonly created: number };

type Listed<T extends Item> = {
  readonly url: string;
  /** What an item is called in an error. */
  readonly object: string;
  /** The oldest first. */
  readonly items: (context: Context) => readonly T[];
  /** Whether the parameters ask for this item; all of them without it. */
  readonly matches?: (item: T, params: Params) => boolean;
  readonly view: (item: T, context: Context) => unknown;
};

const isCreatedIn = (params: Params) => {
  const range = group(params, 'created') ?? {};
  const bound = (name: string, otherwise: number) => integer(range, name) ?? otherwise;
  const [from, after] = [bound('gte', 0), bound('gt', -1)];
  const [to, before] = [
    bound('lte', Number.POSITIVE_INFINITY),
    bound('lt', Number.POSITIVE_INFINITY),
  ];
  return ({ created }: Item) =>
    created >= from && created > after && created <= to && created < before;
};

const limitIn = (params: Params): number => {
  const limit = integer(params, 'limit') ?? 10;
  if (limit >= 1 && limit <= 100) return limit;
  throw invalidParameter('This value must be between 1 and 100.', { param: 'limit' });
};

/**
 * The place in `newestFirst` of the item that a cursor names; undefined without the cursor. Throws
 * Stripe's `resource_missing` when there is no such item.
 */
const placeOf = (
  cursor: 'starting_after' | 'ending_before',
  params: Params,
  newestFirst: readonly Item[],
  object: string,
): number | undefined => {
  const id = text(params, cursor);
  if (id === undefined) return undefined;
  const place = newestFirst.findIndex((item) => item.id === id);
  if (place !== -1) return place;
  throw invalidParameter(notFound(object, id, cursor).message, {
    code: 'resource_missing',
    param: cursor,
  });
};

/** The handler of a list's request. */
export const listOf =
  <T extends Item>({ url, object, items, matches = () => true, view }: Listed<T>): Handler =>
  (context, params) => {
    const newestFirst = items(context).toReversed();
    const after = placeOf('starting_after', params, newestFirst, object);
    const before = placeOf('ending_before', params, newestFirst, object);
    const isCreatedThen = isCreatedIn(params);
    const found = newestFirst
      .slice(after === undefined ? 0 : after + 1, before)
      .filter((item) => isCreatedThen(item) && matches(item, params));
    return page(
      url,
      found,
      { limit: limitIn(params), isFromOldest: before !== undefined },
      (item) => view(item, context),
    );
  };
