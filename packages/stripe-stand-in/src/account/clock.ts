/** The stand-in's time: the machine's own, moved forward by those who ask; kept with the state. */
import type { State } from './store.ts';

export type Clock = {
  readonly nowMs: () => number;
  /** Unix seconds, as Stripe's `created`. */
  readonly nowSeconds: () => number;
  readonly advance: (seconds: number) => void;
};

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
