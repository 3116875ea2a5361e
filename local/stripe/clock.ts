/** The stand-in's time: the machine's own, moved forward by those who ask. */

export type Clock = {
  readonly nowMs: () => number;
  /** Unix seconds, as Stripe's `created`. */
  readonly nowSeconds: () => number;
  readonly advance: (seconds: number) => void;
};

export const createClock = (now: () => number = Date.now): Clock => {
  let offsetMs = 0;
  const nowMs = () => now() + offsetMs;
  return {
    nowMs,
    nowSeconds: () => Math.floor(nowMs() / 1000),
    advance: (seconds) => {
      offsetMs += seconds * 1000;
    },
  };
};
