/** A page of a list. Source: https://docs.stripe.com/api/pagination */

type Page = {
  /** Ten without it. */
  readonly limit?: number;
  /** Takes the page from the oldest of the items: those next to an `ending_before`. */
  readonly isFromOldest?: boolean;
};

/** The first page of `newestFirst`. */
export const page = <T>(
  url: string,
  newestFirst: readonly T[],
  { limit = 10, isFromOldest = false }: Page,
  view: (item: T) => unknown,
) => ({
  object: 'list',
  url,
  has_more: newestFirst.length > limit,
  data: (isFromOldest ? newestFirst.slice(-limit) : newestFirst.slice(0, limit)).map(view),
});
