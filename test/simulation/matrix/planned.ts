/** What is planned to happen to a checkout in a run of the fault matrix. */
import { type Fault, timesOf } from '../network/faults.ts';
import type { Call } from '../network/network.ts';
import type { World } from '../world/world.ts';

/**
 * A fault that one call meets, and those of its name after it if it comes several times in a row; or
 * that all calls of its name meet from then on for 25 hours.
 */
export type PlannedFault = {
  readonly call: Call;
  readonly fault: Fault;
  readonly lasting: boolean;
};

/** What somebody does: an operator, the merchant, the shopper. */
export type Act = (world: World) => Promise<void>;

/** An act at the moment of a call. */
export type ActAtCall = { readonly call: Call; readonly act: Act };

/** An act at a time after the beginning, while some state waits. */
export type LateAct = { readonly atMs: number; readonly act: Act };

/** Longer than Stripe remembers a key, and longer than Release tries by itself. */
const lastingMs = 25 * 60 * 60 * 1000;

export const isSame = (a: Call, b: Call): boolean =>
  a.from === b.from && a.service === b.service && a.name === b.name;

/** A function that says which of the faults a call meets, if any. Ask it once for each call. */
export const meeting = (faults: readonly PlannedFault[]): ((call: Call) => Fault | undefined) => {
  const begun = new Map<PlannedFault, number>();
  return (call) =>
    faults.find((planned) => {
      if (!isSame(planned.call, call)) return false;
      const after = call.nth - planned.call.nth;
      if (!planned.lasting) return after >= 0 && after < timesOf(planned.fault);
      if (after < 0) return false;
      if (!begun.has(planned)) begun.set(planned, Date.now());
      return Date.now() - (begun.get(planned) ?? 0) < lastingMs;
    })?.fault;
};
