/** Lets the calls of one checkout meet the faults that were planned for it. */
import type { Fault } from '../../test/simulation/network/faults.ts';
import type { Call } from '../../test/simulation/network/network.ts';
import type { Effect, Mishap } from './mishaps.ts';

/** Which of the effects a call of this design brings about; undefined for any other call. */
export type EffectOf = (call: Call) => Effect | undefined;

export type Armed = {
  /** The next calls are this checkout's. What no call has met is forgotten. */
  readonly arm: (mishap: Mishap) => void;
  readonly faultFor: (call: Call) => Fault | undefined;
};

const minuteMs = 60_000;

export const armedFor = (effectOf: EffectOf, now: () => number): Armed => {
  let armed: { readonly fault: Mishap['faults'][number]; metAtMs?: number }[] = [];
  return {
    arm: ({ faults }) => {
      armed = faults.map((fault) => ({ fault }));
    },
    faultFor: (call) => {
      const effect = effectOf(call);
      const found = armed.find(({ fault, metAtMs }) => {
        if (fault.at !== effect) return false;
        if (metAtMs === undefined) return true;
        return fault.forAMinute === true && now() - metAtMs < minuteMs;
      });
      if (found === undefined) return undefined;
      found.metAtMs ??= now();
      return found.fault.fault;
    },
  };
};
