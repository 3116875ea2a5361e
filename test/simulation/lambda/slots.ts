/** How many functions an account runs at once: Lambda refuses an invocation beyond that. */
export type Slots = {
  /** Whether there was one left. */
  readonly take: () => boolean;
  readonly give: () => void;
  /** The most that were taken at once. */
  readonly most: () => number;
  /** How often there was none left. */
  readonly refusals: () => number;
};

/** Any number of them, unless said otherwise. */
export const slotsOf = (count = Number.POSITIVE_INFINITY): Slots => {
  let taken = 0;
  let most = 0;
  let refusals = 0;
  return {
    take: () => {
      if (taken >= count) {
        refusals += 1;
        return false;
      }
      taken += 1;
      most = Math.max(most, taken);
      return true;
    },
    give: () => {
      taken -= 1;
    },
    most: () => most,
    refusals: () => refusals,
  };
};
