/** What a run of the fault matrix has in store for a checkout. */
import type { Fault } from './faults.ts';
import type { Call } from './network.ts';
import type { World } from './world.ts';

/** A fault that one call meets once, or that all calls of its name meet from then on for 25 hours. */
export type PlannedFault = {
  readonly call: Call;
  readonly fault: Fault;
  readonly lasting: boolean;
};

/** What somebody does at the moment of a call: an operator, the merchant, the shopper. */
export type Interference = {
  readonly call: Call;
  readonly act: (world: World) => Promise<void>;
};

/** What somebody does so long after the beginning, whoever waits for whatever by then. */
export type LateInterference = {
  readonly atMs: number;
  readonly act: (world: World) => Promise<void>;
};

/** Longer than Stripe remembers a key, and than Release tries by itself. */
const lastingMs = 25 * 60 * 60 * 1000;

export const isSame = (a: Call, b: Call): boolean =>
  a.from === b.from && a.service === b.service && a.name === b.name;

/** Which of the faults a call meets, if any: asked once for each call, in their order. */
export const meeting = (faults: readonly PlannedFault[]) => {
  const begun = new Map<PlannedFault, number>();
  return (call: Call): Fault | undefined =>
    faults.find((planned) => {
      if (!isSame(planned.call, call)) return false;
      if (!planned.lasting) return planned.call.nth === call.nth;
      if (call.nth < planned.call.nth) return false;
      if (!begun.has(planned)) begun.set(planned, Date.now());
      return Date.now() - (begun.get(planned) ?? 0) < lastingMs;
    })?.fault;
};
