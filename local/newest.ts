/** A list that keeps only what was added last, and counts all that was ever added. */

export type Newest<T> = {
  /** The oldest first: at least the newest `most`, and at most a quarter more. */
  readonly kept: readonly T[];
  /** How many were added before those. */
  readonly forgotten: () => number;
  readonly add: (item: T) => void;
};

/** It is cut when it is that much too long, so that not every addition has to move all of it. */
const slack = 1.25;

export const newest = <T>(most: number): Newest<T> => {
  const kept: T[] = [];
  let forgotten = 0;
  return {
    kept,
    forgotten: () => forgotten,
    add: (item) => {
      kept.push(item);
      if (kept.length <= most * slack) return;
      forgotten += kept.splice(0, kept.length - most).length;
    },
  };
};
