/** A share of the work: one of `of` parts of about the same size. */
export type Share = { readonly part: number; readonly of: number };

export const wholeWork: Share = { part: 0, of: 1 };

/** For example `0/2`. Throws an Error that says what it must look like. */
export const shareOf = (text: string): Share => {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  const [part, of] = [Number(match?.[1]), Number(match?.[2])];
  if (part < of) return { part, of };
  throw new Error(`A share is i/n with i from 0 to n - 1, not "${text}".`);
};

/**
 * The items of a share. Each round begins with another share, because what takes long may be every
 * second item.
 */
export const shared = <T>(items: readonly T[], { part, of }: Share): readonly T[] =>
  items.filter((_, index) => (index + Math.floor(index / of)) % of === part);
