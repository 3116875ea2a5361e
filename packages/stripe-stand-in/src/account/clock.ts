/** The stand-in's time: the machine's own, moved forward on request. The state keeps how far. */
import type { State } from './state.ts';

export type Clock = {
  readonly nowMs: () => number;
  /** Unix seconds, as in Stripe's `created`. */
  readonly nowSeconds: () => number;
  readonly advance: (seconds: number) => void;
};

/** `now` is the machine's time in milliseconds since 1970. */
export const createClock = (
  state: Pick<State, 'clockOffsetMs'>,
  now: () => number = Date.now,
): Clock => {
  const nowMs = () => now() + state.clockOffsetMs;
  return {
    nowMs,
    nowSeconds: () => Math.floor(nowMs() / 1000),
    advance: (seconds) => {
      state.clockOffsetMs += seconds * 1000;
    },
  };
};
